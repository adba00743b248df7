import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { tempDir } from '@plumbline/testing';
import { inOrder } from '../../tools/mutants/asked-specs.js';
import { soonAsked } from '../../tools/mutants/judge-all.js';
import { compile } from '../../tools/mutants/compile.js';
import { fingerprint } from '../../tools/mutants/fingerprint.js';
import { probed } from '../../tools/mutants/probes.js';
import { Reach, Regions, storedTraces, storeTraces } from '../../tools/mutants/reach.js';
import { regionAround, regionsOf } from '../../tools/mutants/regions.js';
import { Verdicts } from '../../tools/mutants/verdicts.js';

const folder = tempDir();
const FIRST = 100;

/** The numbers of regions that code with probes in it says to have entered, and where it said so. */
const entered = (code: string, env: Readonly<Record<string, string>> = {}) => {
  const said: { file: string; text: string }[] = [];
  const appendFileSync = (file: string, text: string) => said.push({ file, text });
  const nothing = () => undefined;
  const process = { env, getBuiltinModule: () => ({ appendFileSync }) };
  runInNewContext(probed(code, FIRST, '/for-all'), { process, one: nothing, two: nothing });
  return { files: [...new Set(said.map(({ file }) => file))], numbers: said.map(({ text }) => Number(text) - FIRST) };
};
const regionOf = (code: string, part: string): number => {
  const start = code.indexOf(part);
  return regionAround(regionsOf(code), { start, end: start + part.length });
};

describe('a region of a source', () => {
  it.each([
    ['a branch', 'if (true) one(); else two();'],
    ['a branch with braces', 'if (true) { one(); } else { two(); }'],
    ['the next branch', 'if (false) two(); else if (true) one(); else two();'],
    ['a choice', 'true ? one() : two();'],
    ['what follows "and"', 'true && one(); false && two();'],
    ['what follows "or"', 'false || one(); true || two();'],
    ['a fallback', 'null ?? one(); 1 ?? two();'],
    ['a function', 'const f = () => { one(); }; const g = () => { two(); }; f();'],
    ['an answer', 'const f = () => one(); const g = () => two(); f();'],
    ['an answer that is an object', 'const f = () => ({ a: one() }); const g = () => ({ a: two() }); f();'],
    ['a method', 'class A { f() { one(); } g() { two(); } } new A().f();'],
    ['a constructor', 'class A {} class B extends A { constructor() { super(); one(); } g() { two(); } } new B();'],
    ['a case', 'switch (1) { case 0: two(); break; case 1: one(); }'],
    ['the other cases', 'switch (1) { case 0: two(); break; default: one(); }'],
    ['a loop', 'for (const a of [1]) one(); for (const a of []) two();'],
    ['a way out', 'try { throw 1; } catch { one(); } try {} catch { two(); }'],
    ['one that ends where others end', 'const f = (a) => a ? (b) => b ?? one() : two(); f(true)(null)'],
    ['one without a semicolon', 'const f = (a) => { if (a) a && one() }; f(true); f(false) && two()'],
  ])('is told from its neighbour: %s', (_, code) => {
    const { numbers } = entered(code);
    expect(numbers).toContain(regionOf(code, 'one()'));
    expect(numbers).not.toContain(regionOf(code, 'two()'));
  });

  it.each([
    ['its condition', 'if (a) one();', 'a'],
    ['the whole branch', 'if (a) one();', 'if (a) one();'],
    ['the first of two', 'a && one();', 'a'],
    ['a default of a parameter', 'const f = (a = 7) => a;', '7'],
    ['the initial value of a field', 'class A { a = 7; }', '7'],
  ])('is the file, which decides about it, for %s', (_, code, part) => {
    expect(regionOf(code, part)).toBe(0);
  });

  it('is said once by a process, to the file that the spec has named', () => {
    const code = 'const f = () => one(); f(); f();';
    expect(entered(code, { MUTANTS_REACHED: '/of-a-spec' })).toEqual({ files: ['/of-a-spec'], numbers: [0, 1] });
  });
  it('is said to all specs by a process that knows of none', () => {
    expect(entered('one();').files).toEqual(['/for-all']);
  });
  it('has a number of its own among all sources', () => {
    const sources = new Map([
      ['a.ts', 'f(a && b);'],
      ['b.ts', 'g(a && b);'],
    ]);
    const regions = new Regions([...sources.keys()], (file) => sources.get(file) ?? '');
    const b = { start: 7, end: 8, text: '' };
    expect([
      regions.around({ file: 'a.ts', ...b }),
      regions.first('b.ts'),
      regions.around({ file: 'b.ts', ...b }),
    ]).toEqual([1, 2, 3]);
  });
  it('is built as the server is, so that it starts with a probe or a mutant in it', () => {
    const file = 'libs/application/src/people/registration.ts';
    const built = compile(process.cwd(), file, "import { a } from '@plumbline/domain';\nexport const b: number = a;\n");
    expect(built).toBe('import { a } from "../../../domain/src/index.js";\nexport const b = a;\n');
  });
});

describe('the specs that are asked about a region', () => {
  const reach = new Reach({
    'own.spec.ts': { seconds: 4, regions: [1, 2] },
    'own-2.spec.ts': { seconds: 1, regions: [1] },
    'own-property.spec.ts': { seconds: 9, regions: [1] },
    'dear.spec.ts': { seconds: 20, regions: [1] },
    'cheap.spec.ts': { seconds: 2, regions: [1, 2] },
    'failed.spec.ts': { seconds: 3 },
  });
  const specs = {
    own: ['own-property.spec.ts', 'own.spec.ts', 'own-2.spec.ts'],
    others: ['dear.spec.ts', 'cheap.spec.ts', 'failed.spec.ts', 'new.spec.ts'],
  };

  it('are the quick ones of its library as they are, then the cheapest first', () => {
    const [quick, rest] = [
      ['own.spec.ts', 'own-2.spec.ts'],
      ['new.spec.ts', 'cheap.spec.ts', 'failed.spec.ts'],
    ];
    expect(inOrder(specs, reach, 1)).toEqual([...quick, ...rest, 'own-property.spec.ts', 'dear.spec.ts']);
  });
  it('are none that does not enter it, unless nobody knows what it enters', () => {
    expect(inOrder(specs, reach, 2)).toEqual(['own.spec.ts', 'new.spec.ts', 'cheap.spec.ts', 'failed.spec.ts']);
    expect(inOrder(specs, reach, 3)).toEqual(['new.spec.ts', 'failed.spec.ts']);
  });
  it('are first those of a minute, and one at least', () => {
    const seconds = (spec: string): number => Number(spec);
    expect(soonAsked(['20', '40', '1', '1'], seconds)).toEqual(['20', '40']);
    expect(soonAsked(['90', '1'], seconds)).toEqual(['90']);
    expect(soonAsked(['1', '2'], seconds)).toEqual(['1', '2']);
    expect(soonAsked([], seconds)).toEqual([]);
  });
  it('are known from an earlier run over the same tree alone', () => {
    const file = join(folder.path, 'reach.json');
    const traces = { 'a.spec.ts': { seconds: 1, regions: [1] } };
    expect(storedTraces(file, 'tree')).toEqual({});
    storeTraces(file, { tree: 'tree', traces });
    expect([storedTraces(file, 'tree'), storedTraces(file, 'other')]).toEqual([traces, {}]);
  });
  it.each([
    ['a source', 'libs/a/src/a.ts'],
    ['a spec', 'test/e2e/a.spec.ts'],
    ['a package', 'package-lock.json'],
  ])('are asked again once %s has changed', (_, file) => {
    const root = join(folder.path, dirname(file));
    for (const path of ['libs/a/src/a.ts', 'test/e2e/a.spec.ts', 'apps/a.ts', 'contracts/a.json', 'jest.config.mjs'])
      put(join(root, path), 'before');
    put(join(root, 'package-lock.json'), 'before');
    const before = fingerprint(root);
    expect(fingerprint(root)).toBe(before);
    put(join(root, file), 'after');
    expect(fingerprint(root)).not.toBe(before);
  });
});

describe('what became of a mutant', () => {
  it('is remembered: noticed for good, not noticed as long as the tree is the same', () => {
    const file = join(folder.path, 'verdicts');
    const verdicts = new Verdicts(file, 'tree');
    verdicts.add('one', true);
    verdicts.add('two', false);
    const inTree = (tree: string) =>
      ['one', 'two', 'three'].map((name) => {
        const known = new Verdicts(file, tree);
        return [known.wasNoticed(name), known.survived(name)];
      });
    expect(readFileSync(file, 'utf8')).toBe('one\ntwo tree\n');
    expect(inTree('tree')).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
    expect(inTree('other')).toEqual([
      [true, false],
      [false, false],
      [false, false],
    ]);
  });
  it('is noticed where another run noticed it after all', () => {
    const file = join(folder.path, 'verdicts-again');
    new Verdicts(file, 'tree').add('one', false);
    new Verdicts(file, 'tree').add('one', true);
    expect([new Verdicts(file, 'tree').wasNoticed('one'), new Verdicts(file, 'tree').survived('one')]).toEqual([
      true,
      false,
    ]);
  });
  it('is not remembered without a file', () => {
    new Verdicts(undefined, 'tree').add('one', true);
    expect(new Verdicts(undefined, 'tree').wasNoticed('one')).toBe(false);
  });
});

const put = (path: string, text: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};
