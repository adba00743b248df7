import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

// The rules of purity look at syntax alone: without types a file needs not be on disk, and a second is enough for all.
const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });
const rulesThatFire = async (filePath: string, code: string): Promise<(string | null)[]> => {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId);
};

const SYNTAX = 'no-restricted-syntax';
const GLOBALS = 'no-restricted-globals';
const IMPURE: [what: string, code: string, rule: string][] = [
  ['reads the clock', 'export const now = () => Date.now();', SYNTAX],
  ['makes a date of now', 'export const now = () => new Date();', SYNTAX],
  ['calls Date as a function', 'export const now = () => Date();', SYNTAX],
  ['throws dice', 'export const dice = () => Math.random();', SYNTAX],
  ['waits', 'export const wait = async (p: Promise<number>) => { await p; };', SYNTAX],
  ['is asynchronous', 'export const later = async () => {};', SYNTAX],
  ['answers a promise', 'export const later = () => Promise.resolve(1);', SYNTAX],
  ['is a class', 'export class Box { size = 1; }', SYNTAX],
  ['reads the environment', "export const home = () => process.env['HOME'];", GLOBALS],
  ['asks the network', "export const page = () => fetch('https://plumbline.example');", GLOBALS],
  ['sets a timer', 'export const soon = () => setTimeout(() => {}, 1);', GLOBALS],
  ['logs', "export const log = () => { console.log('x'); };", GLOBALS],
  ['makes an id', 'export const id = () => crypto.randomUUID();', GLOBALS],
  ['measures time', 'export const t = () => performance.now();', GLOBALS],
];
const PURE: [what: string, code: string][] = [
  ['a function', 'export const add = (a: number, b: number) => a + b;'],
  ['a date of a given instant', 'export const day = (now: string) => new Date(now);'],
  ['an error', 'export class Refused extends Error {}'],
];

describe.each([
  'libs/domain/src/cycle/planted.ts',
  'libs/projections/src/board/planted.ts',
  'libs/career-graph/src/planted.ts',
])('in %s', (file) => {
  it.each(IMPURE)('code that %s is refused', async (_what, code, rule) => {
    expect(await rulesThatFire(file, code)).toContain(rule);
  });
  it.each(PURE)('%s is fine', async (_what, code) => {
    expect(await rulesThatFire(file, code)).toEqual([]);
  });
});

it('the same code is none of the linter’s business in an adapter', async () => {
  expect(await rulesThatFire('libs/event-store/src/planted.ts', 'export const now = () => Date.now();\n')).toEqual([]);
});

describe('a handler', () => {
  const method = (body: string) => `export class Handler { execute(a: number) { ${body} } }`;
  it.each([
    ['branches', method('if (a > 1) { return 1; } return 2;'), SYNTAX],
    ['catches', method('try { return a; } catch { return 2; }'), SYNTAX],
    ['goes on and on', `export class H { execute() {\n${'this.execute();\n'.repeat(12)}} }`, 'max-lines-per-function'],
  ])('that %s is refused', async (_what, code, rule) => {
    expect(await rulesThatFire('libs/application/src/cycle/planted.handler.ts', code)).toContain(rule);
  });
});

describe('every file', () => {
  const lines = (count: number, line: string) => Array.from({ length: count }, () => line).join('\n');
  it.each([
    ['is longer than 200 lines', lines(201, 'void 0;'), 'max-lines'],
    ['branches nine times', `export const f = (a: number) => {\n${lines(9, 'if (a > 1) a += 1;')}\n};`, 'complexity'],
    ['takes five parameters', 'export const f = (a: 1, b: 1, c: 1, d: 1, e: 1) => [a, b, c, d, e];', 'max-params'],
    ['nests four deep', 'for (;;) { for (;;) { for (;;) { for (;;) { break; } } } }', 'max-depth'],
    ['uses any', 'export const f = (a: any) => a;', '@typescript-eslint/no-explicit-any'],
    ['silences the compiler', '// @ts-nocheck\nexport const a = 1;', '@typescript-eslint/ban-ts-comment'],
  ])('that %s is refused', async (_what, code, rule) => {
    expect(await rulesThatFire('libs/platform/src/planted.ts', code)).toContain(rule);
  });
});
