import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

type Results = Readonly<{ passed: number; failed: number; skipped: readonly { project: string; test: string }[] }>;
const GREEN: Results = { passed: 3, failed: 0, skipped: [] };
const withSkipped = (...tests: string[]): Results => ({
  ...GREEN,
  skipped: tests.map((test) => ({ project: 'e2e', test })),
});

describe('the closing lines of a CI run', () => {
  let parent: string;
  /** A clone as far as these lines need one, so that what lies beside it is known. */
  let clone: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'plumbline-closing-'));
    clone = join(parent, 'clone');
    mkdirSync(join(clone, 'tools', 'bootstrap'), { recursive: true });
    for (const file of ['count-tests.mjs', 'skipped.mjs', 'machine.mjs', 'kafka.mjs', 'postgres.mjs', 'paths.mjs'])
      copyFileSync(join('tools', 'bootstrap', file), join(clone, 'tools', 'bootstrap', file));
    mkdirSync(join(clone, 'tools', 'deploy'));
    copyFileSync(join('tools', 'deploy', 'tools.mjs'), join(clone, 'tools', 'deploy', 'tools.mjs'));
  });
  afterEach(() => {
    rmSync(parent, { recursive: true, force: true });
  });

  type Run = Readonly<{ checked?: number; tested?: number; env?: Record<string, string> }>;
  const closeAll = (runs: readonly (Results | '')[], { checked = 0, tested = 0, env = {} }: Run = {}) => {
    const files = runs.map((results, at) => {
      const file = join(parent, `results-${String(at)}.json`);
      writeFileSync(file, results === '' ? '' : JSON.stringify(results));
      return file;
    });
    const args = [join(clone, 'tools', 'bootstrap', 'count-tests.mjs'), String(checked), String(tested), ...files];
    const ran = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      env: { ...process.env, CI: undefined, PLUMBLINE_DOCUMENTS: undefined, ...env },
    });
    return { status: ran.status, lines: ran.stdout.trimEnd().split('\n') };
  };
  const close = (results: Results | '', run: Run = {}) => closeAll([results], run);
  /** A machine without a single command. */
  const bare = { env: { PATH: '/nowhere' } };

  it('are one line if all tests passed', () => {
    expect(close(GREEN)).toEqual({ status: 0, lines: ['3 passed, 0 failed'] });
  });

  it.each([
    ['a test failed', { ...GREEN, failed: 2 }, { tested: 1 }, '3 passed, 2 failed'],
    ['jest says 0 although a test failed', { ...GREEN, failed: 2 }, {}, '3 passed, 2 failed'],
    ['no test ran', { ...GREEN, passed: 0 }, {}, '0 passed, 0 failed'],
    ['all tests were skipped', { ...withSkipped('a [needs documents] b'), passed: 0 }, {}, '0 passed, 0 failed'],
    ['jest died without a result', '' as const, {}, '0 passed, 0 failed'],
    ['a gate failed', GREEN, { checked: 1 }, '3 passed, 0 failed'],
  ])('end in failure if %s', (_what, results, run, line) => {
    const { status, lines } = close(results, run);
    expect([status, lines.at(-1)]).toEqual([1, line]);
  });

  it('count the tests of several runs together', () => {
    expect(closeAll([GREEN, { ...GREEN, passed: 4 }])).toEqual({ status: 0, lines: ['7 passed, 0 failed'] });
    expect(closeAll([GREEN, { ...GREEN, failed: 1 }])).toEqual({ status: 1, lines: ['6 passed, 1 failed'] });
    expect(closeAll([GREEN, withSkipped('adds up')]).lines[0]).toContain('skipped without an excuse');
  });

  it.each([
    ['of one run died without a result', ''],
    ['of one run were none', { ...GREEN, passed: 0 }],
  ] as const)('leave with a failure where the tests %s', (_what, results) => {
    expect(closeAll([GREEN, results])).toEqual({
      status: 1,
      lines: ['Not green: no test ran.', '3 passed, 0 failed'],
    });
  });

  it('keep the exit code of the tests', () => {
    expect(close({ ...GREEN, failed: 1 }, { checked: 1, tested: 7 }).status).toBe(7);
  });

  it('name and count missing documents, also on CI', () => {
    const skipped = ['a', 'b'].map((name) => ({ project: 'documents', test: `given [needs documents] ${name}` }));
    expect(close({ ...GREEN, skipped }, { env: { CI: 'true' } })).toEqual({
      status: 0,
      lines: [
        'Skipped: 2 of project documents (PLUMBLINE_DOCUMENTS names no folder, and there is no ../shared/blueprints).',
        '3 passed, 0 failed',
      ],
    });
  });

  it.each(['mount', 'LD_PRELOAD', 'strace'])('name and count tests that need %s on a machine without it', (ability) => {
    expect(close(withSkipped(`a start [needs ${ability}] is refused`), bare)).toEqual({
      status: 0,
      lines: [`Skipped: 1 of project e2e (this machine has no ${ability}).`, '3 passed, 0 failed'],
    });
  });

  it('name and count tests that need a tool on a machine without it, and say how to get it; on CI they refuse', () => {
    const skipped = withSkipped('a mistake [needs promtool] is found');
    expect(close(skipped, bare)).toEqual({
      status: 0,
      lines: [
        'Skipped: 1 of project e2e (this machine has no promtool: tools/deploy/install-validators.sh brings it).',
        '3 passed, 0 failed',
      ],
    });
    expect(close(skipped, { env: { ...bare.env, CI: 'true' } }).status).toBe(1);
  });

  it('name and count tests that need PostgreSQL on a machine without it, and say how to get it; on CI they refuse', () => {
    const skipped = withSkipped('a store [needs postgres] keeps', 'a store [needs postgres-programs] restarts');
    const env = { PLUMBLINE_TEST_POSTGRES_URL: 'none' };
    const { status, lines } = close(skipped, { env });
    expect([status, lines]).toEqual([
      0,
      [
        expect.stringMatching(/^Skipped: 1 of .*no PostgreSQL: .*apt-get install postgresql.*, 1 of /),
        '3 passed, 0 failed',
      ],
    ]);
    const onCi = close(skipped, { env: { ...env, CI: 'true' } });
    expect([onCi.status, onCi.lines]).toEqual([
      1,
      [
        'Not green: skipped without an excuse in project e2e: a store [needs postgres] keeps.',
        'Not green: skipped without an excuse in project e2e: a store [needs postgres-programs] restarts.',
        '3 passed, 0 failed',
      ],
    ]);
  });

  it('take a server that is named for one that is there', () => {
    const env = { PLUMBLINE_TEST_POSTGRES_URL: 'postgres://somewhere/else' };
    expect(close(withSkipped('a store [needs postgres] keeps'), { env }).status).toBe(1);
  });

  it('name each requirement separately', () => {
    const skipped = [
      { project: 'e2e', test: 'a start [needs mount] is refused' },
      { project: 'documents', test: 'given [needs documents] a' },
    ];
    expect(close({ ...GREEN, skipped }, bare).lines.at(-2)).toMatch(
      /^Skipped: 1 of project e2e \(.* mount\), 1 of project documents \(.*\)\.$/,
    );
  });

  it.each([
    ['gives no reason', 'adds up'],
    ['needs what is not on the list', 'adds up [needs patience] slowly'],
    ['needs what every object has', 'adds up [needs constructor] slowly'],
  ])('refuse a skipped test that %s', (_what, test) => {
    expect(close(withSkipped(test))).toEqual({
      status: 1,
      lines: [`Not green: skipped without an excuse in project e2e: ${test}.`, '3 passed, 0 failed'],
    });
  });

  it.each([
    ['beside the clone', {}, () => join(parent, 'shared', 'blueprints')],
    ['where PLUMBLINE_DOCUMENTS says', { PLUMBLINE_DOCUMENTS: '../documents' }, () => join(parent, 'documents')],
  ])('refuse to skip the documents that are there, %s', (_where, env, folder) => {
    mkdirSync(folder(), { recursive: true });
    const { status, lines } = close(withSkipped('given [needs documents] a'), { env });
    expect([status, lines[0]]).toEqual([1, expect.stringContaining('skipped without an excuse')]);
  });
});

describe('the folder of the given documents', () => {
  it('is not skipped if it is named and missing: its tests fail and say so', () => {
    const machine = JSON.stringify(resolve('tools/bootstrap/machine.mjs'));
    const code = `import { documentsFolder, lacking } from ${machine}; console.log(lacking('documents')); documentsFolder();`;
    const env = { ...process.env, PLUMBLINE_DOCUMENTS: '/nowhere/at/all' };
    const ran = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8', env });
    expect([ran.status, ran.stdout]).toEqual([1, 'null\n']);
    expect(ran.stderr).toContain('PLUMBLINE_DOCUMENTS names a folder that is not there: /nowhere/at/all');
  });
});

describe('the results of a run', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'plumbline-results-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('list every test that did not run with its project, and count a suite that cannot be loaded', () => {
    const specs = {
      'mixed.spec.cjs': "it('runs', () => {}); it('fails', () => { throw new Error('no'); }); it.todo('waits');",
      'skipped.spec.cjs': "describe.skip('all of it [needs mount]', () => { it('a', () => {}); it('b', () => {}); });",
      'broken.spec.cjs': "throw new Error('cannot be loaded');",
    };
    for (const [name, text] of Object.entries(specs)) writeFileSync(join(folder, name), text);
    const file = join(folder, 'results.json');
    const config = {
      rootDir: folder,
      reporters: [[resolve('tools/bootstrap/results-reporter.mjs'), { file }]],
      projects: [{ rootDir: folder, displayName: 'unit', testMatch: ['**/*.spec.cjs'], transform: {} }],
    };
    const args = [resolve('node_modules/jest/bin/jest.js'), '--config', JSON.stringify(config), '--runInBand'];
    expect(spawnSync(process.execPath, args, { cwd: folder }).status).toBe(1);
    const { skipped, ...counts } = JSON.parse(readFileSync(file, 'utf8')) as Results;
    expect(counts).toEqual({ passed: 1, failed: 2 });
    expect(skipped.map(({ project, test }) => `${project}: ${test}`).sort()).toEqual([
      'unit: all of it [needs mount] a',
      'unit: all of it [needs mount] b',
      'unit: waits',
    ]);
  });
});
