import { spawn } from 'node:child_process';

const JEST = [
  // A mutant may collect things for ever.
  ...['--max-old-space-size=2000', '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  ...['node_modules/jest/bin/jest.js', '--silent'],
  ...['--testSequencer', '<rootDir>/tools/mutants/nearest-first.mjs', '--runTestsByPath'],
];

type How = Readonly<{
  flags: readonly string[];
  environment: NodeJS.ProcessEnv;
  /** So long may one spec take. A test that waits fails much earlier; this ends a loop that never does. */
  silentSeconds: number;
}>;
type Ended = Readonly<{ code: number | null; output: string; late: boolean; seconds: number }>;

const running = new Set<number>();
const kill = (group: number): void => {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
};

/** Ends all that runs, with whatever it has started. */
export const stopJest = (): void => {
  running.forEach(kill);
};

/** Runs specs in this order. */
export const runJest = (
  cwd: string,
  specs: readonly string[],
  { flags, environment, silentSeconds }: How,
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const order = { PLUMBLINE_SPEC_ORDER: JSON.stringify(specs), PLUMBLINE_TEST_RESULTS: undefined, FORCE_COLOR: '0' };
    const child = spawn(process.execPath, [...JEST, ...specs, ...flags], {
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
    }, silentSeconds * 1000);
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
      resolve({ code, late, seconds, output: Buffer.concat(said).toString('utf8') });
    });
  });
