import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

export type Ended = Readonly<{ code: number | null; said: string }>;
export type Env = Readonly<Record<string, string>>;

/** Runs a program of a built tree to its end. */
export const runBuilt = (root: string, env: Env, args: readonly string[]): Promise<Ended> =>
  ended(begin(root, env, args));

const begin = (root: string, env: Env, args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const ended = (child: ChildProcess): Promise<Ended> => {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
  return once(child, 'close').then(([code]) => ({ code: code as number | null, said }));
};

/** What is run, and what it says once it does, with its address where it has one. */
const PROGRAMS = {
  api: { args: ['dist/apps/api/src/main.js', '--no-sample'], runs: /(http:\/\/127\.0\.0\.1:\d+)/ },
  worker: {
    args: ['dist/apps/worker/src/main.js'],
    runs: /"(projecting|waiting until no other worker runs the projections)"/,
  },
} as const;

/** A server or worker as operators run it, in a process of its own. */
export class ServerProcess {
  private constructor(
    /** Of a server. */
    readonly base: string,
    private readonly child: ChildProcess,
    private readonly ended: Promise<Ended>,
    private readonly output: Readonly<{ said: string }>,
  ) {}

  /** `root`: of a built tree. Throws with what the server said where it ends instead. */
  static async start(env: Env, program: keyof typeof PROGRAMS = 'api', root = resolve('.')): Promise<ServerProcess> {
    const { args, runs } = PROGRAMS[program];
    const child = begin(root, { LOG_LEVEL: 'info', PORT: '0', ...env }, args);
    const end = ended(child);
    const output = { said: '' };
    const running = new Promise<string>((done) => {
      child.stdout?.on('data', (text: string) => {
        output.said += text;
        const found = runs.exec(output.said)?.[1];
        if (found !== undefined) done(found);
      });
    });
    const base = await Promise.race([running, end.then(({ said }) => Promise.reject(new Error(said)))]);
    return new ServerProcess(base, child, end, output);
  }

  /** Each line of its log so far. */
  get lines(): readonly Readonly<Record<string, unknown>>[] {
    const whole = this.output.said.split('\n').slice(0, -1);
    return whole.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }
}
