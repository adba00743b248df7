import { globSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import ts from 'typescript';

const load = (file: string) =>
  ts.getParsedCommandLineOfConfigFile(file, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined });

/** What the compiler says to a file of this text, under the settings of the project. */
const complaints = (text: string): number[] => {
  const { options = {} } = load('tsconfig.json') ?? {};
  const file = resolve('planted.ts');
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    getSourceFile: (name, target) =>
      name === file ? ts.createSourceFile(name, text, target) : disk.getSourceFile(name, target),
    fileExists: (name) => name === file || disk.fileExists(name),
  };
  const program = ts.createProgram([file], { ...options, types: [], noEmit: true, incremental: false }, host);
  return ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map(({ code }) => code);
};

describe('the compiler of this project', () => {
  it('takes sound code', () => {
    expect(complaints('export const first = (a: number[]): number => a[0] ?? 0;')).toEqual([]);
  });

  it.each([
    ['an index that may lead nowhere', 'export const first = (a: number[]): number => a[0];', 2322],
    ['a null where none is meant', 'export const length = (a: string | null): number => a.length;', 18047],
    ['a parameter of no type', 'export const same = (a) => a;', 7006],
    [
      'a switch that falls through',
      'export const f = (a: number) => { switch (a) { case 1: a += 1; default: } };',
      7029,
    ],
    ['a member that overrides unsaid', 'class A { f() {} }\nexport class B extends A { f() {} }', 4114],
  ])('refuses %s', (_what, text, code) => {
    expect(complaints(text)).toContain(code);
  });
});

describe('every tsconfig', () => {
  const configs = globSync('{,apps/**/,libs/**/,test/**/,tools/**/}tsconfig*.json');

  it('is found', () => {
    expect(configs).toEqual(expect.arrayContaining(['tsconfig.json', 'tsconfig.build.json']));
  });

  it.each(configs)('%s is strict', (file) => {
    expect(load(file)?.options).toMatchObject({ strict: true, noUncheckedIndexedAccess: true });
  });

  it('one of them checks every TypeScript file of the tree, specs included', () => {
    const checked = new Set(load('tsconfig.json')?.fileNames.map((file) => relative('.', file)));
    const all = globSync('{apps,libs,test,tools}/**/*.ts');
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter((file) => !checked.has(file))).toEqual([]);
  });

  it('there is no source of another kind, which neither compiler nor linter would read', () => {
    const others = globSync('{apps,libs,test,tools}/**/*.{js,jsx,tsx,mts,cts}');
    // Types of a module that runs before anything is built.
    expect(others.filter((file) => !file.endsWith('.d.mts'))).toEqual([]);
  });
});
