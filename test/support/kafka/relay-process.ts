import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A worker in a process of its own, as it is run. Needs a build. */
export class RelayProcess {
  /** What it says when something fails. */
  said = '';

  private constructor(private readonly child: ChildProcess) {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.said += text));
  }

  static start(env: Readonly<Record<string, string>>): RelayProcess {
    const child = spawn(process.execPath, ['dist/apps/worker/src/main.js'], {
      env: {
        PATH: process.env['PATH'],
        PLUMBLINE_PROJECTIONS: 'worker',
        PLUMBLINE_WORKER_PORT: '0',
        LOG_LEVEL: 'silent',
        // Of Kafka's client.
        NODE_OPTIONS: '--disable-warning=TimeoutNegativeWarning',
        ...env,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return new RelayProcess(child);
  }

  async end(how: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const { child } = this;
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, 'exit') as Promise<[number | null]>;
    child.kill(how);
    return (await ended)[0];
  }
}
