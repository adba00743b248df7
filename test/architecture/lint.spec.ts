import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { EVERYWHERE, FINE, type Plant, SOMEWHERE } from './lint-plants.js';

type Report = Readonly<{ diagnostics: readonly Readonly<{ code: string; filename: string }>[] }>;
type Settings = Readonly<{ rules: Record<string, unknown>; overrides: readonly Readonly<{ rules: object }>[] }>;

const oxlint = (cwd: string, ...args: string[]) =>
  spawnSync(process.execPath, ['node_modules/oxlint/bin/oxlint', ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });

const everywhere = Object.entries(EVERYWHERE).map(([rule, code]): Plant => [
  `libs/platform/src/${rule.replace('/', '-')}.ts`,
  rule,
  code,
]);
const plants = [...everywhere, ...SOMEWHERE];
/** The linter calls the rule a/b a(b), and one of its own eslint(b). */
const nameOf = (code: string) => code.replace(/^(.*)\((.*)\)$/, '$1/$2').replace(/^eslint\//, '');

let tree: string;
let status: number | null;
const found = new Map<string, string[]>();
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), `${text}\n`);
};

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'plumbline-lint-'));
  for (const file of ['package.json', '.oxlintrc.json', 'tools/lint-rules.mjs']) cpSync(file, join(tree, file));
  cpSync('tsconfig.json', join(tree, 'settings.json'));
  // The types of jest are of no use here and take most of the time.
  write('tsconfig.json', JSON.stringify({ extends: './settings.json', compilerOptions: { types: ['node'] } }));
  symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
  for (const [file, , code] of plants) write(file, code);
  for (const [file, code] of FINE) write(file, code);
  const run = oxlint(tree, '--format=json', 'libs', 'apps');
  status = run.status;
  for (const { code, filename } of (JSON.parse(run.stdout) as Report).diagnostics)
    found.set(filename, [...(found.get(filename) ?? []), nameOf(code)]);
}, 120_000);
afterAll(() => {
  rmSync(tree, { recursive: true, force: true });
});

it.each(plants)('%s breaks %s and is refused', (file, rule) => {
  expect(found.get(file)).toContain(rule);
});

it.each(FINE)('%s is allowed', (file) => {
  expect(found.get(file)).toBeUndefined();
});

it('the linter leaves with an error', () => {
  expect(status).toBe(1);
});

it('every rule has a planted mistake', () => {
  const { rules, overrides } = JSON.parse(readFileSync('.oxlintrc.json', 'utf8')) as Settings;
  const on = [rules, ...overrides.map((one) => one.rules)].flatMap((some) =>
    Object.entries(some).flatMap(([rule, level]) => (level === 'off' ? [] : [rule])),
  );
  expect(on.length).toBeGreaterThan(80);
  expect([...new Set(plants.map(([, rule]) => rule))].sort()).toEqual(on.sort());
});

it('every TypeScript file of the tree is linted', () => {
  const { stdout } = oxlint('.', '--debug=files', 'apps', 'libs', 'test', 'tools');
  const linted = new Set(stdout.split('\n'));
  expect(globSync('{apps,libs,test,tools}/**/*.ts').filter((file) => !linted.has(file))).toEqual([]);
});

it('no file switches a rule off in a comment', () => {
  const files = globSync('{apps,libs,test,tools}/**/*.ts');
  expect(files.filter((file) => /(?:es|ox)lint-disable/.test(readFileSync(file, 'utf8')))).toEqual([]);
});
