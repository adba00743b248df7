const lines = (count: number, line: string) => Array.from({ length: count }, () => line).join('\n');
const method = (body: string) => `export class Handler {\n  execute(a: number) {\n${body}\n  }\n}`;

/** Apart from what follows, so that the rule does not find it here. */
const PART = '(?';

export type Plant = readonly [file: string, rule: string, code: string];

/** Beside the code of a rule, one mistake that it is there for. Each needs only what stands in its own file. */
export const EVERYWHERE: Readonly<Record<string, string>> = {
  complexity: `export const f = (a: number) => {\n${lines(9, 'if (a > 1) a += 1;')}\nreturn a;\n};`,
  'max-depth': 'for (;;) { for (;;) { for (;;) { for (;;) { break; } } } }',
  'max-lines': lines(201, 'void 0;'),
  'max-params': 'export const f = (a: 1, b: 1, c: 1, d: 1, e: 1) => [a, b, c, d, e];',
  'no-array-constructor': 'export const a = new Array(1, 2);',
  'no-unused-expressions': 'export const f = (a: number) => { a > 1; };',
  'no-unused-vars': 'export const f = (_unused: number) => 1;',
  'no-useless-constructor': 'export class A { constructor() {} }',
  'no-var': 'export var a = 1;',
  'prefer-const': 'let a = 1;\nexport const b = a;',
  'prefer-rest-params': 'export function f() { return arguments; }',
  'prefer-spread': 'export const f = (a: number[]) => Math.max.apply(Math, a);',
  'plumbline/no-pattern-modifiers': `export const a = new RegExp('^${PART}i:one)', 'u');`,
  'typescript/await-thenable': 'export const f = async () => { await 1; };',
  'typescript/ban-ts-comment': '// @ts-nocheck\nexport const a = 1;',
  'typescript/consistent-type-imports':
    "import { Stats } from 'node:fs';\nexport const size = (stats: Stats) => stats.size;",
  'typescript/no-array-delete': 'export const f = (a: number[]) => { delete a[0]; };',
  'typescript/no-base-to-string': 'export const f = (a: object) => String(a);',
  'typescript/no-confusing-void-expression': 'export const f = (g: () => void) => g();',
  'typescript/no-deprecated': '/** @deprecated gone soon */\nconst old = () => 1;\nexport const a = old();',
  'typescript/no-duplicate-enum-values': 'export enum A { a = 1, b = 1 }',
  'typescript/no-duplicate-type-constituents': "export type A = 'a' | 'a';",
  'typescript/no-dynamic-delete': 'export const f = (a: Record<string, 1>, b: string) => { delete a[b]; };',
  'typescript/no-empty-object-type': 'export const f = (a: {}) => a;',
  'typescript/no-explicit-any': 'export const f = (a: any): unknown => a;',
  'typescript/no-extra-non-null-assertion': 'export const f = (a: { b: 1 } | undefined) => a!!.b;',
  'typescript/no-extraneous-class': 'export class A { static f() { return 1; } }',
  'typescript/no-floating-promises': 'export const f = (work: () => Promise<void>) => { work(); };',
  'typescript/no-for-in-array': 'export const f = (a: number[]) => { for (const b in a) void b; };',
  'typescript/no-generated-empty-object-type': "export type A = Omit<{ a: 1 }, 'a'>;",
  'typescript/no-implied-eval': "export const f = new Function('return 1');",
  'typescript/no-invalid-void-type': 'export type A = void | string;',
  'typescript/no-meaningless-void-operator': 'export const f = (g: () => void) => { void g(); };',
  'typescript/no-misused-new': 'export interface A { new (): A; }',
  'typescript/no-misused-promises':
    'export const f = (ids: string[], work: (id: string) => Promise<void>) => { ids.forEach(work); };',
  'typescript/no-misused-spread': 'export const f = (a: Map<string, 1>) => ({ ...a });',
  'typescript/no-mixed-enums': "export enum A { a = 1, b = 'b' }",
  'typescript/no-namespace': 'export namespace A { export const a = 1; }',
  'typescript/no-non-null-asserted-nullish-coalescing': 'export const f = (a: { b: number | null }) => a.b! ?? 1;',
  'typescript/no-non-null-asserted-optional-chain': 'export const f = (a?: { b: 1 }) => a?.b!;',
  'typescript/no-non-null-assertion': 'export const f = (a: { b: 1 } | undefined) => a!.b;',
  'typescript/no-redundant-type-constituents': "export type A = 'a' | string;",
  'typescript/no-require-imports': "import a = require('node:fs');\nexport const b = a.existsSync;",
  'typescript/no-this-alias': 'export class A { f() { const me = this; return () => me; } }',
  'typescript/no-unnecessary-boolean-literal-compare': 'export const f = (a: boolean) => a === true;',
  'typescript/no-unnecessary-condition': 'export const f = (a: string): number => a?.length;',
  'typescript/no-unnecessary-template-expression': "export const a = `${'a'}`;",
  'typescript/no-unnecessary-type-arguments':
    'const f = <T = number>(a: T[]) => a.length;\nexport const a = f<number>([]);',
  'typescript/no-unnecessary-type-assertion': 'export const f = (a: number) => a as number;',
  'typescript/no-unnecessary-type-constraint': 'export const f = <T extends unknown>(a: T, b: T) => [a, b];',
  'typescript/no-unnecessary-type-conversion': 'export const f = (a: string) => String(a);',
  'typescript/no-unnecessary-type-parameters': 'export const f = <T>(a: T): void => { void a; };',
  'typescript/no-unsafe-argument': "export const f = (g: (a: number) => void) => { g(JSON.parse('1')); };",
  'typescript/no-unsafe-assignment': "export const a: number = JSON.parse('1');",
  'typescript/no-unsafe-call': "JSON.parse('1')();",
  'typescript/no-unsafe-declaration-merging': 'export interface A { a: 1 }\nexport class A { b = 1; }',
  'typescript/no-unsafe-enum-assignment':
    'enum A { a }\nexport const f = (a: A) => a;\nexport const b = f(0);\nexport const c: A = 0;',
  'typescript/no-unsafe-enum-comparison': 'enum A { a }\nexport const f = (a: A) => a === 0;',
  'typescript/no-unsafe-function-type': 'export const f = (a: Function) => a.length;',
  'typescript/no-unsafe-member-access': "export const a = JSON.parse('1').b as number;",
  'typescript/no-unsafe-return': "export const f = (): number => JSON.parse('1');",
  'typescript/no-unsafe-unary-minus': 'export const f = (a: string) => -a;',
  'typescript/no-useless-default-assignment': 'export const f = ({ a = 1 }: { a: number }) => a;',
  'typescript/no-wrapper-object-types': 'export const f = (a: Number) => a;',
  'typescript/only-throw-error': "export const f = () => { throw 'a'; };",
  'typescript/prefer-as-const': "export const a = 'a' as 'a';",
  'typescript/prefer-literal-enum-member': 'const one = 1;\nexport enum A { a = one }',
  'typescript/prefer-namespace-keyword': 'export declare module A { const a: 1; }',
  'typescript/prefer-promise-reject-errors': "export const f = () => Promise.reject('a');",
  'typescript/prefer-reduce-type-parameter':
    'export const f = (a: number[]) => a.reduce((all, b) => [...all, b], [] as number[]);',
  'typescript/prefer-return-this-type': 'export class A { f(): A { return this; } }',
  'typescript/related-getter-setter-pairs':
    'export class A { get a(): string { return String(this); } set a(b: number) { void b; } }',
  'typescript/require-await': 'export const f = async () => 1;',
  'typescript/restrict-plus-operands': "export const f = (a: number) => a + 'a';",
  'typescript/restrict-template-expressions': 'export const f = (a: number) => `${a}`;',
  'typescript/return-await':
    'export const f = async (g: () => Promise<1>) => { try { return g(); } catch { return await g(); } };',
  'typescript/switch-exhaustiveness-check':
    "export const f = (a: 'a' | 'b') => { switch (a) { case 'a': return 1; } return 2; };",
  'typescript/triple-slash-reference': '/// <reference path="./other.ts" />\nexport const a = 1;',
  'typescript/unbound-method': 'class A { f() { return this; } }\nexport const { f } = new A();',
  'typescript/unified-signatures': 'export interface A { f(a: string): void; f(a: number): void; }',
  'typescript/use-unknown-in-catch-callback-variable':
    'export const f = (g: Promise<1>) => g.catch((error: Error) => error.message);',
};

const PURITY = 'plumbline/purity';
const GLOBALS = 'no-restricted-globals';
const IMPURE: readonly [rule: string, code: string][] = [
  [PURITY, 'export const now = () => Date.now();'],
  [PURITY, 'export const now = () => new Date();'],
  [PURITY, 'export const now = () => Date();'],
  [PURITY, 'export const dice = () => Math.random();'],
  [PURITY, 'export const wait = async (p: Promise<number>) => { await p; };'],
  [PURITY, 'export const later = async () => {};'],
  [PURITY, 'export const later = () => Promise.resolve(1);'],
  [PURITY, 'export const later = () => new Promise(() => {});'],
  [PURITY, 'export class Box { size = 1; }'],
  [GLOBALS, "export const home = () => process.env['HOME'];"],
  [GLOBALS, "export const page = () => fetch('https://plumbline.example');"],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'].map((timer): [string, string] => [
    GLOBALS,
    `export const soon = () => { ${timer}(() => {}); };`,
  ]),
  [GLOBALS, "export const log = () => { console.log('x'); };"],
  [GLOBALS, 'export const id = () => crypto.randomUUID();'],
  [GLOBALS, 'export const t = () => performance.now();'],
  [GLOBALS, 'export const all = () => globalThis;'],
];
const PURE_FOLDERS = ['libs/domain/src/cycle', 'libs/projections/src/board', 'libs/career-graph/src'];

/** What only some folders and files must not do. */
export const SOMEWHERE: readonly Plant[] = [
  ...PURE_FOLDERS.flatMap((folder) =>
    IMPURE.map(([rule, code], i): Plant => [`${folder}/impure-${String(i)}.ts`, rule, code]),
  ),
  ...[
    ['plumbline/thin-handlers', method('if (a > 1) return 1;\nreturn 2;')] as const,
    ['plumbline/thin-handlers', method('try { return a; } catch { return 2; }')] as const,
    ['max-lines-per-function', method(lines(12, 'this.execute(a);'))] as const,
  ].map(([rule, code], i): Plant => [`libs/application/src/cycle/planted-${String(i)}.handler.ts`, rule, code]),
  ...[
    `/${PART}i:one)/u`,
    `/${PART}-i:One)/iu`,
    `new RegExp(\`${PART}i:\${String(1)})\`)`,
    `new RegExp(\`\${String(1)}${PART}s-i:.)\`)`,
  ].map((pattern, i): Plant => [
    `libs/kernel/src/modified-${String(i)}.ts`,
    'plumbline/no-pattern-modifiers',
    `export const a = ${pattern};`,
  ]),
  [
    'libs/application/src/planted-error.ts',
    'plumbline/no-http-errors',
    "import { NotFoundException } from '@nestjs/common';\nexport const gone = () => new NotFoundException();",
  ],
];

/** What is fine where it stands. */
export const FINE: readonly (readonly [file: string, code: string])[] = [
  ...PURE_FOLDERS.map(
    (folder) =>
      [
        `${folder}/pure.ts`,
        [
          'export const add = (a: number, b: number) => a + b;',
          'export const day = (now: string) => new Date(now);',
          'export class Refused extends Error {}',
        ].join('\n'),
      ] as const,
  ),
  [
    'apps/api/src/http/planted-error.ts',
    "import { NotFoundException } from '@nestjs/common';\nexport const gone = () => new NotFoundException();",
  ],
  ['libs/event-store/src/clock.ts', 'export const now = () => Date.now();'],
  ['libs/platform/src/long.spec.ts', lines(201, 'void 0;')],
];
