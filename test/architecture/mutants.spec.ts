import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { specFiles } from '../../tools/checks/dark-tests.js';
import { findMutants } from '../../tools/mutants/find-mutants.js';
import { nearestSpecs } from '../../tools/mutants/import-graph.js';
import { applied, described } from '../../tools/mutants/mutant.js';
import { namesOf } from '../../tools/mutants/names.js';
import { resultOf } from '../../tools/mutants/result.js';
import { culpritIn } from '../../tools/mutants/run-specs.js';
import { sampleOf } from '../../tools/mutants/sample.js';
import { sourcesIn } from '../../tools/mutants/sources.js';
import { NOT_ASKED, SUITES } from '../../tools/mutants/suites.js';
import { typeCheck } from '../../tools/mutants/type-check.js';
import { lookUp } from '../../tools/mutants/without-effect.js';

const mutated = (code: string) => findMutants('a.ts', code).map((mutant) => applied(code, mutant));

describe('a mutant', () => {
  it.each([
    ['a bound', 'f(a < 1);', 'f(a <= 1);'],
    ['a comparison', 'f(a === b);', 'f(a !== b);'],
    ['both for either', 'f(a && b);', 'f(a || b);'],
    ['a condition less', 'f(a && b);', 'f(b);'],
    ['a fallback less', 'f(a ?? b);', 'f(a);'],
    ['a fallback always', 'f(a ?? b);', 'f(b);'],
    ['a negation', 'f(!a);', 'f(a);'],
    ['a condition', 'if (a) b();', 'if (!(a)) b();'],
    ['a condition to always', 'if (a) b();', 'if (true) b();'],
    ['a branch of a choice', 'f(a ? b : c);', 'f(c);'],
    ['a question about nothing', 'f(a?.b);', 'f(a!.b);'],
    ['a sum', 'f(a + b);', 'f(a - b);'],
    ['a step', 'i++;', 'i--;'],
    ['a statement less', 'if (a) b();', 'if (a) ;'],
    ['an early return less', 'const f = () => { if (a) return; b(); };', 'const f = () => { if (a) ; b(); };'],
    ['a function that does nothing', 'const f = () => { a(); };', 'const f = () => {};'],
    ['an answer', 'const f = (a: A) => a.b;', 'const f = (a: A) => undefined;'],
    ['a question that is always answered no', 'const f = () => a > b;', 'const f = () => false;'],
    ['a case less', 'switch (a) { case 1: b(); default: }', 'switch (a) {  default: }'],
    ['a truth', 'f(true);', 'f(false);'],
    ['one more', 'f(1_000);', 'f(1001);'],
    ['a word', "f('a');", "f('');"],
    ['a list', 'f([a, b]);', 'f([]);'],
    ['a list without its last', 'f([a, b]);', 'f([a, ]);'],
    ['an object without a property', 'f({ a, b: 1 });', 'f({ b: 1 });'],
    ['an object without what it takes from another', 'f({ ...a, b });', 'f({ b });'],
    ['a value that is null', 'f({ a: b });', 'f({ a: null });'],
    ['all in place of some', 'f(a.filter(b));', 'f(a);'],
    ['every for some', 'f(a.some(b));', 'f(a.every(b));'],
    ['the other extreme', 'f(Math.min(a, b));', 'f(Math.max(a, b));'],
    ['the contrary of membership', 'f(a.has(b));', 'f(!a.has(b));'],
    ['a removal that only asks', 'a.delete(b);', 'a.has(b);'],
    ['an operator of a query', "q.where('a', '=', b);", "q.where('a', '!=', b);"],
    ['a bound in SQL', 'f(sql`a < ${b}`);', 'f(sql`a <= ${b}`);'],
    ['an order in SQL', "f('select a from b order by a desc');", "f('select a from b order by a asc');"],
  ])('changes %s', (_, code, mutant) => {
    expect(mutated(code)).toContain(mutant);
  });

  it.each([
    ['types', "type A = 'a' | 1; interface B { c: true }"],
    ['imports', "import { a } from 'b'; export * from 'c';"],
    ['a cast', "const a = b as 'c';"],
    ['the name of a property', "class A { 'b-c' = d(); }"],
    ['what a route says to readers', "class A { @ApiOperation({ summary: 'b', deprecated: true }) c!: string; }"],
    ['the name of an error', "class A extends Error { override readonly name = 'A'; }"],
    ['what is logged', "this.#log.warn({ a: 1 }, 'b');"],
  ])('is not made of %s', (_, code) => {
    expect(mutated(code)).toEqual([]);
  });

  it('is made once of a condition that has a contrary of its own', () => {
    expect(mutated('if (a === b) c();')).not.toContain('if (!(a === b)) c();');
  });

  it('is not made of a message', () => {
    expect(mutated("throw new Gone('It is no longer here.', `Look for ${a} there.`);")).toEqual([';']);
  });

  it('is shown with its line, and what that reads before and after', () => {
    const code = 'one();\n\n  if (a\n    && b) two();\n';
    const [mutant] = findMutants('a.ts', code).filter(({ text }) => text === '||');
    expect(mutant && described(code, mutant)).toEqual({ line: 4, before: '&& b) two();', after: '|| b) two();' });
  });

  it('compiles, or is none', () => {
    const tree = treeOf({
      'tsconfig.json': '{ "compilerOptions": { "strict": true, "lib": ["ES2023"], "types": [] } }',
      'libs/a/src/a.ts': 'export const f = (b: number): number => (b < 1 ? b : 2);\n',
    });
    const mutants = findMutants('libs/a/src/a.ts', 'export const f = (b: number): number => (b < 1 ? b : 2);\n');
    const compiled = typeCheck(tree)(mutants);
    const chosen = (text: string) =>
      mutants.filter((mutant) => mutant.text === text).map((mutant) => compiled.has(mutant));
    expect([chosen('<='), chosen('undefined'), chosen('3')]).toEqual([[true], [false], [true]]);
  });
});

describe('a sample of mutants', () => {
  const all = Array.from({ length: 1000 }, (_, i) => i);
  const fitAmong = (numbers: readonly number[]) => new Set(numbers.filter((one) => one % 3 !== 0));
  const drawn = (seed: number, size = 20) => sampleOf(all, { size, seed, nameOf: String, fitAmong });

  it('is the same for the same seed, and another for another', () => {
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
  });
  it('has as many as asked for, each once, and none that is not chosen', () => {
    expect(new Set(drawn(3)).size).toBe(20);
    expect(drawn(3).filter((one) => one % 3 === 0)).toEqual([]);
  });
  it('begins as a smaller one of that seed', () => {
    expect(drawn(4, 50).slice(0, 20)).toEqual(drawn(4));
  });
  it('stays where others are new or gone', () => {
    const isLeft = (one: number): boolean => one % 10 !== 0;
    const again = sampleOf(all.filter(isLeft), { size: 20, seed: 6, nameOf: String, fitAmong });
    const stayed = drawn(6).filter(isLeft);
    expect(again.slice(0, stayed.length)).toEqual(stayed);
  });
  it('names each mutant by what it changes, wherever that has moved to', () => {
    const code = 'f(a < 1);\nf(a < 1);\n';
    const namesIn = (text: string) => [...namesOf(findMutants('a.ts', text), () => text).values()];
    expect(new Set(namesIn(code)).size).toBe(namesIn(code).length);
    expect(namesIn(`\n\n${code}`)).toEqual(namesIn(code));
  });
  it('is all that is chosen where more is asked for', () => {
    expect(drawn(5, 2000)).toHaveLength(666);
  });
});

describe('a mutant without effect', () => {
  const entry = {
    file: 'a.ts',
    before: 'if (queue.length > 0) return send(queue, now);',
    after: 'if (queue.length >= 0) return send(queue, now);',
    why: 'Sending nothing sends nothing.',
  };
  const listedIn = (code: string) => {
    const find = lookUp([entry], () => code);
    return findMutants('a.ts', code)
      .filter((mutant) => find(mutant) === entry)
      .map((mutant) => described(code, mutant).after);
  };

  it('is found in its line', () => {
    expect(listedIn(`one();\n${entry.before}\ntwo(a > 0);\n`)).toEqual([entry.after]);
  });
  it('is found where its line has moved to, is broken and indented', () => {
    const code =
      'f(() => {\n  if (\n    queue.length > 0\n  )\n    return send(\n      queue,\n      now,\n    );\n});\n';
    expect(listedIn(code)).toEqual(['queue.length >= 0']);
  });
  it('is found no more once its line reads otherwise', () => {
    expect(listedIn('if (queue.length > 1) return send(queue, now);')).toEqual([]);
  });
  it('is no other mutant of its line, and none of another file', () => {
    const other = findMutants('b.ts', entry.before);
    expect(other.filter(lookUp([entry], () => entry.before))).toEqual([]);
    expect(listedIn(entry.before)).toHaveLength(1);
  });
});

describe('the specs that are asked about a mutant', () => {
  it('are those of its library that load its file, the nearest first', () => {
    const tree = treeOf({
      'libs/a/src/index.ts': "export * from './a.js';\n",
      'libs/a/src/a.ts': "import { b } from './b.js';\n",
      'libs/a/src/b.ts': '',
      'libs/a/src/far.spec.ts': "import { a } from '@plumbline/a';\n",
      'libs/a/src/b.spec.ts': "import { b } from './b.js';\n",
      'libs/a/src/c.spec.ts': "import { join } from 'node:path';\n",
    });
    expect(nearestSpecs(tree)('libs/a/src/b.ts', specFiles(tree).sort())).toEqual([
      'libs/a/src/b.spec.ts',
      'libs/a/src/far.spec.ts',
    ]);
  });

  it.each([
    ['the one that failed', 'PASS unit a/a.spec.ts\nFAIL unit a/c.spec.ts (5 s)\n', 'a/c.spec.ts'],
    ['the first that never ended', 'PASS unit a/a.spec.ts (184.1 s)\n', 'a/b.spec.ts'],
    ['the first, where nothing could run', 'Validation Error', 'a/a.spec.ts'],
    ['none, where all passed', 'PASS x a/a.spec.ts\nPASS x a/b.spec.ts\nPASS x a/c.spec.ts\n', undefined],
  ])('are told from each other by what the runner says: %s', (_, output, culprit) => {
    expect(culpritIn(output, ['a/a.spec.ts', 'a/b.spec.ts', 'a/c.spec.ts'])).toBe(culprit);
  });

  const specs = specFiles('.');
  it('are of every suite over HTTP and over files, but for those that are named as asked nothing', () => {
    const asked = [...Object.values(SUITES).flat(), NOT_ASKED].map((pattern) => new RegExp(`^${pattern}`));
    const suites = specs.filter((spec) => /^test\/(contract|integration|e2e)\//.test(spec));
    expect(suites.length).toBeGreaterThan(100);
    expect(suites.filter((spec) => !asked.some((pattern) => pattern.test(spec)))).toEqual([]);
  });

  it.each(Object.entries(SUITES))('exist for %s, suite by suite', (folder, suites) => {
    expect(sourcesIn([folder]).length).toBeGreaterThan(0);
    expect(suites.filter((suite) => !specs.some((spec) => new RegExp(`^${suite}`).test(spec)))).toEqual([]);
  });
});

describe('a run of mutants', () => {
  it.each([
    [{ sample: 100, listed: 0, survived: 8 }, '92 of 100 killed, 92.0 %.', true],
    [{ sample: 100, listed: 0, survived: 9 }, '91 of 100 killed, 91.0 %.', false],
    [{ sample: 100, listed: 50, survived: 4 }, '46 of 50 killed, 92.0 %.', true],
    [{ sample: 100, listed: 50, survived: 5 }, '45 of 50 killed, 90.0 %.', false],
    [{ sample: 0, listed: 0, survived: 0 }, '0 of 0 killed, 0.0 %.', false],
  ])('of %j says %s', (counts, says, passes) => {
    expect(resultOf(counts)).toEqual({ says, passes });
  });
});

const trees: string[] = [];
const treeOf = (files: Readonly<Record<string, string>>): string => {
  const tree = mkdtempSync(join(tmpdir(), 'plumbline-mutants-'));
  trees.push(tree);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  }
  return tree;
};
afterAll(() => {
  for (const tree of trees) rmSync(tree, { recursive: true, force: true });
});
