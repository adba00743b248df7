import { type ChildProcess, fork } from 'node:child_process';
import type { Asked } from '../../load/postgres/child.js';

export type Result = Readonly<{ ok?: boolean; reason?: string; repeated?: boolean; receipt?: object; error?: string }>;

/** A process of its own with a store on the same database. Needs a build. */
export class StoreProcess {
  private readonly waiting = new Map<number, (result: unknown) => void>();
  private asked = 0;

  private constructor(readonly process: ChildProcess) {
    process.on('message', ({ id, result }: { id: number; result?: unknown }) => {
      this.waiting.get(id)?.(result);
      this.waiting.delete(id);
    });
  }

  static async start(url: string, dataDir: string, keysUrl = ''): Promise<StoreProcess> {
    const child = fork('dist/test/load/postgres/child.js', [url, dataDir, keysUrl], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const started = new StoreProcess(child);
    await new Promise((resolve, reject) => {
      started.waiting.set(0, resolve);
      child.once('exit', (code) => {
        reject(new Error(`The store's process ended with ${String(code)}`));
      });
    });
    return started;
  }

  read(stream: string): Promise<readonly string[]> {
    return this.ask({ stream }) as Promise<readonly string[]>;
  }

  append(asked: Omit<Asked, 'id'>): Promise<Result> {
    return this.ask(asked) as Promise<Result>;
  }

  async forget(subject: string): Promise<void> {
    await this.ask({ stream: '', forget: subject });
  }

  kill(): void {
    this.process.kill('SIGKILL');
  }

  private ask(asked: Omit<Asked, 'id'>): Promise<unknown> {
    this.asked += 1;
    const id = this.asked;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.process.send({ ...asked, id });
    });
  }
}
