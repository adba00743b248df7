import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { specFiles, switchedOff, unlisted } from '../../tools/checks/dark-tests.js';

describe('a test that never runs', () => {
  it.each([
    ["it.skip('a', () => {});", 'it.skip'],
    ["test.only('a', () => {});", 'test.only'],
    ["describe.skip('a', () => {});", 'describe.skip'],
    ["describe['skip']('a', () => {});", "describe['skip']"],
    ["it.each([1]).skip('a', () => {});", 'it.each([1]).skip'],
    ["it.skip.each([1])('a', () => {});", 'it.skip'],
    ["it.concurrent.only.each([1])('a', () => {});", 'it.concurrent.only'],
    ["it.todo('a');", 'it.todo'],
    ["it.failing('a', () => {});", 'it.failing'],
    ["(process.env['CI'] ? it.skip : it)('a', () => {});", 'it.skip'],
    ["xit('a', () => {});", 'xit'],
    ["xdescribe.each([1])('a', () => {});", 'xdescribe'],
    ["fit('a', () => {});", 'fit'],
    ['const maybe = Math.max(1) ? it : xtest;', 'xtest'],
  ])('is found in %s', (code, named) => {
    expect(switchedOff('a.spec.ts', `// first line\n${code}\n`)).toEqual([`a.spec.ts:2 switches a test off: ${named}`]);
  });

  it.each([
    "it('is skipped with it.skip', () => {});",
    '// it.skip would be wrong here',
    'stream.skip(1); events.only; list.todo();',
    "it.each([1])('a', () => {});",
  ])('is not found in %s', (code) => {
    expect(switchedOff('a.spec.ts', code)).toEqual([]);
  });
});

describe('a spec that no jest project lists', () => {
  let tree: string;
  beforeEach(() => {
    tree = mkdtempSync(join(tmpdir(), 'plumbline-dark-'));
    for (const file of ['libs/a/src/a.spec.ts', 'somewhere/else/b.spec.ts', 'c.test.mjs', 'node_modules/x/d.spec.ts']) {
      mkdirSync(join(tree, file, '..'), { recursive: true });
      writeFileSync(join(tree, file), '');
    }
  });
  afterEach(() => {
    rmSync(tree, { recursive: true, force: true });
  });

  it('is found in every folder, and with the other usual name', () => {
    expect(unlisted(specFiles(tree), ['libs/a/src/a.spec.ts'])).toEqual(['c.test.mjs', 'somewhere/else/b.spec.ts']);
  });

  it('is not reported if all are listed', () => {
    expect(unlisted(['a.spec.ts'], ['a.spec.ts'])).toEqual([]);
  });
});
