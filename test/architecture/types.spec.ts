import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

const compiler = resolve('node_modules/typescript-native/bin/tsc');
const run = (...args: string[]) => spawnSync(process.execPath, [compiler, ...args], { encoding: 'utf8' });

const MISTAKES: [what: string, file: string, text: string, code: string][] = [
  ['a number that is a text', 'number', "export const count: number = 'one';", 'TS2322'],
  ['a constant that nothing reads', 'unused', 'const unused = 1;\nexport const used = 2;', 'TS6133'],
  ['an index that may lead nowhere', 'index', 'export const first = (a: number[]): number => a[0];', 'TS2322'],
  ['a null where none is meant', 'null', 'export const length = (a: string | null): number => a.length;', 'TS18047'],
  ['a parameter of no type', 'parameter', 'export const same = (a) => a;', 'TS7006'],
  [
    'a switch that falls through',
    'switch',
    'export const f = (a: number) => { switch (a) { case 1: a += 1; default: } };',
    'TS7029',
  ],
  ['a member that overrides unsaid', 'override', 'class A { f() {} }\nexport class B extends A { f() {} }', 'TS4114'],
];

describe('the compiler of this project', () => {
  let tree: string;
  let output: string;

  beforeAll(() => {
    tree = mkdtempSync(join(tmpdir(), 'plumbline-types-'));
    cpSync('tsconfig.json', join(tree, 'settings.json'));
    writeFileSync(join(tree, 'tsconfig.json'), '{ "extends": "./settings.json", "include": ["*.ts"] }');
    writeFileSync(join(tree, 'package.json'), '{ "type": "module" }');
    symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
    writeFileSync(join(tree, 'sound.ts'), 'export const first = (a: number[]): number => a[0] ?? 0;\n');
    for (const [, file, text] of MISTAKES) writeFileSync(join(tree, `${file}.ts`), `${text}\n`);
    output = run('--noEmit', '--pretty', 'false', '-p', tree).stdout;
  });
  afterAll(() => {
    rmSync(tree, { recursive: true, force: true });
  });

  it.each(MISTAKES)('refuses %s', (_what, file, _text, code) => {
    expect(output).toMatch(new RegExp(`^(.*/)?${file}\\.ts\\(.*error ${code}:`, 'm'));
  });

  it('accepts correct code', () => {
    expect(output).not.toContain('sound.ts');
  });
});

type Config = Readonly<{ compilerOptions: object; files: readonly string[] }>;
const load = (file: string) => JSON.parse(run('--showConfig', '-p', file).stdout) as Config;

describe('every tsconfig', () => {
  const configs = globSync('{,apps/**/,libs/**/,test/**/,tools/**/}tsconfig*.json');

  it('is found by the compiler', () => {
    expect(configs).toEqual(expect.arrayContaining(['tsconfig.json', 'tsconfig.build.json']));
  });

  it.each(configs)('%s is strict', (file) => {
    expect(load(file).compilerOptions).toMatchObject({ strict: true, noUncheckedIndexedAccess: true });
  });

  it('is complete: one of them checks every TypeScript file, specs included', () => {
    const checked = new Set(load('tsconfig.json').files.map((file) => relative('.', file)));
    const all = globSync('{apps,libs,test,tools}/**/*.ts');
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter((file) => !checked.has(file))).toEqual([]);
  });

  it('leaves no source of another kind, which neither compiler nor linter would read', () => {
    const others = globSync('{apps,libs,test,tools}/**/*.{js,jsx,tsx,mts,cts}');
    // Types of a module that runs before anything is built.
    expect(others.filter((file) => !file.endsWith('.d.mts'))).toEqual([]);
  });
});
