import { spawn } from 'node:child_process';

/** `culprit` is the spec that failed, or that never ended. */
export type Ran = Readonly<{ culprit?: string; late: boolean; seconds: number }>;

const JEST = [
  // A mutant may collect things for ever.
  ...['--max-old-space-size=2000', '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  ...['node_modules/jest/bin/jest.js', '--maxWorkers=1', '--bail', '--silent'],
  ...['--testSequencer', '<rootDir>/tools/mutants/nearest-first.mjs', '--runTestsByPath'],
];
/** So long may one spec take. A test that waits fails much earlier; this ends a loop that never does. */
const SILENT_SECONDS = 240;

const running = new Set<number>();
const kill = (group: number): void => {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
};

/** Ends all that runs, with whatever it has started. */
export const stopSpecs = (): void => {
  running.forEach(kill);
};

/** The first that failed or, where none did, the first that said nothing. */
export const culpritIn = (output: string, specs: readonly string[]): string | undefined => {
  const said = (word: string) =>
    new Set([...output.matchAll(new RegExp(`^${word} .*?(\\S+\\.spec\\.ts)`, 'gm'))].map(([, spec]) => spec));
  const [failed, passed] = [said('FAIL'), said('PASS')];
  return specs.find((spec) => failed.has(spec)) ?? specs.find((spec) => !passed.has(spec));
};

/** Runs specs one after the other in this order, up to the first that fails. */
export const runSpecs = (cwd: string, specs: readonly string[], environment: NodeJS.ProcessEnv): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const order = { PLUMBLINE_SPEC_ORDER: JSON.stringify(specs), PLUMBLINE_TEST_RESULTS: undefined, FORCE_COLOR: '0' };
    const child = spawn(process.execPath, [...JEST, ...specs], {
      cwd,
      env: { ...process.env, ...environment, ...order },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const group = child.pid ?? 0;
    running.add(group);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      kill(group);
    }, SILENT_SECONDS * 1000);
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said.push(chunk);
        timer.refresh();
      });
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      running.delete(group);
      // Servers that a spec started and did not get to stop.
      kill(group);
      const seconds = (performance.now() - started) / 1000;
      const culprit = code === 0 ? undefined : culpritIn(Buffer.concat(said).toString('utf8'), specs);
      resolve({ late, seconds, ...(culprit !== undefined && { culprit }) });
    });
  });
