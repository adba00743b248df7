import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { checkPart, partOf } from '../../tools/checks/types-and-lint.js';

describe('the files of a part', () => {
  const sizes: Record<string, number> = { a: 5, b: 1, c: 1, d: 1, e: 2, f: 90 };
  const part = (files: string[], part: number, parts: number) =>
    partOf(files, (file) => sizes[file] ?? 0, { part, parts });

  it('are in each part about as much to read', () => {
    expect(part(['e', 'd', 'c', 'b', 'a'], 1, 2)).toEqual(['a']);
    expect(part(['e', 'd', 'c', 'b', 'a'], 2, 2)).toEqual(['b', 'c', 'd', 'e']);
  });

  it.each([1, 2, 3, 7])('are all files once, in %i parts', (parts) => {
    const files = Object.keys(sizes);
    const all = Array.from({ length: parts }, (_, i) => part(files, i + 1, parts)).flat();
    expect(all).toEqual(files);
  });
});

/** One mistake a file: what the compiler or a rule of the linter, which may need types, has to say about it. */
const PLANTED: [file: string, finding: string, code: string][] = [
  ['apps/api/src/number.ts', 'TS2322', "export const count: number = 'one';"],
  ['apps/api/src/unused.ts', 'TS6133', 'const unused = 1;\nexport const used = 2;'],
  [
    'apps/api/src/floating.ts',
    '@typescript-eslint/no-floating-promises',
    'export const start = (work: () => Promise<void>): void => {\n  work();\n};',
  ],
  [
    'apps/cli/src/assignment.ts',
    '@typescript-eslint/no-unsafe-assignment',
    "export const value: number = JSON.parse('1');",
  ],
  [
    'apps/cli/src/condition.ts',
    '@typescript-eslint/no-unnecessary-condition',
    'export const longer = (text: string): number => text?.length;',
  ],
  ['libs/domain/src/clock.ts', 'no-restricted-syntax', 'export const now = (): number => Date.now();'],
  [
    'libs/platform/src/misused.ts',
    '@typescript-eslint/no-misused-promises',
    'export const all = (ids: string[], work: (id: string) => Promise<void>): void => {\n  ids.forEach(work);\n};',
  ],
  [
    'tools/enum.ts',
    '@typescript-eslint/no-unsafe-enum-assignment',
    'export enum Color {\n  red,\n}\nexport const paint = (color: Color): Color => color;\npaint(0);',
  ],
];

let tree: string;
let whole: string[];
let halves: string[][];
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), `${text}\n`);
};
const found = async (part: number, parts: number): Promise<string[]> => {
  const { compiler, linter } = await checkPart(tree, { part, parts });
  return [
    ...Array.from(
      compiler.matchAll(/^(\S+)\(\d+,\d+\): error (TS\d+)/gm),
      ([, file = '', code = '']) => `${file} ${code}`,
    ),
    ...linter.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId }) => `${relative(tree, filePath)} ${String(ruleId)}`),
    ),
  ];
};

describe('types and lint from one program', () => {
  beforeAll(async () => {
    tree = mkdtempSync(join(tmpdir(), 'plumbline-types-and-lint-'));
    for (const file of ['package.json', 'eslint.config.mjs']) cpSync(file, join(tree, file));
    cpSync('tsconfig.json', join(tree, 'settings.json'));
    // The types of Node and jest are most of what the compiler would read here, and nothing planted needs them.
    write('tsconfig.json', JSON.stringify({ extends: './settings.json', compilerOptions: { types: [] } }));
    symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
    write('apps/api/src/sound.ts', 'export const add = (a: number, b: number): number => a + b;');
    for (const [file, , code] of PLANTED) write(file, code);
    whole = await found(1, 1);
    halves = [await found(1, 2), await found(2, 2)];
  }, 120_000);
  afterAll(() => {
    rmSync(tree, { recursive: true, force: true });
  });

  it.each(PLANTED)('find what is wrong in %s: %s', (file, finding) => {
    expect(whole).toContain(`${file} ${finding}`);
  });

  it('find nothing in a sound file', () => {
    expect(whole.filter((finding) => finding.includes('sound.ts'))).toEqual([]);
  });

  it('find in two halves what they find in the whole, each once', () => {
    expect(halves.every((findings) => findings.length > 0)).toBe(true);
    expect(halves.flat().sort()).toEqual([...whole].sort());
  });
});
