import { spawn } from 'node:child_process';

export type Ran = Readonly<{ end: 'passed' | 'failed' | 'too slow'; seconds: number; output: string }>;
type Asked = Readonly<{ specs: readonly string[]; limit: number; env: NodeJS.ProcessEnv }>;

const JEST = [
  // A mutant may collect things for ever.
  ...['--max-old-space-size=2000', '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  ...['node_modules/jest/bin/jest.js', '--maxWorkers=1', '--bail', '--silent'],
  ...['--testSequencer', '<rootDir>/tools/mutants/nearest-first.mjs', '--runTestsByPath'],
];

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

/** Runs specs one after the other up to the first that fails, for so many seconds at most. */
export const runSpecs = (cwd: string, { specs, limit, env }: Asked): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, [...JEST, ...specs], {
      cwd,
      env: { ...process.env, ...env, PLUMBLINE_SPEC_ORDER: JSON.stringify(specs), PLUMBLINE_TEST_RESULTS: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const group = child.pid ?? 0;
    running.add(group);
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      kill(group);
    }, limit * 1000);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      running.delete(group);
      // Servers that a spec started and did not get to stop.
      kill(group);
      resolve({
        end: late ? 'too slow' : code === 0 ? 'passed' : 'failed',
        seconds: (performance.now() - started) / 1000,
        output: Buffer.concat(said).toString('utf8'),
      });
    });
  });
