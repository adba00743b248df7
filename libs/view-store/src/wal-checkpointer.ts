import { existsSync, statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Log } from './log.js';

export type WalCheckpointOptions = Readonly<{
  /** Size in bytes from which a log is checkpointed; short ones are left to the closing of the file. */
  from?: number;
  /** Between a commit and the look at the log, and between one look and the next. */
  restMs?: number;
}>;

/** What the thread says after each checkpoint. */
export type CheckpointResult = Readonly<{ failure: string | null }>;

const MIB = 2 ** 20;
const LONGEST_CHECKPOINT_MS = 10_000;
const IDLE = 0;
const AT_WORK = 1;

const workerFile = (): URL => {
  const built = new URL('./wal-checkpointer.worker.js', import.meta.url);
  // Under a test runner this is a source file, and Node itself strips the types of the worker's.
  return existsSync(built) ? built : new URL('./wal-checkpointer.worker.ts', import.meta.url);
};

/**
 * Checkpoints the write-ahead log of a file on a thread, because that waits for the disk. The thread starts when the log has
 * grown long, and has no connection between two checkpoints, so that the writer's is the last to close.
 */
export class WalCheckpointer {
  readonly #file: string;
  readonly #log: Log;
  readonly #from: number;
  readonly #restMs: number;
  readonly #state = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  #failure: string | null = null;
  #timer: NodeJS.Timeout | undefined;
  #worker: Worker | undefined;
  #over = false;

  constructor(file: string, log: Log, { from = 16 * MIB, restMs = 500 }: WalCheckpointOptions = {}) {
    this.#file = file;
    this.#log = log;
    this.#from = from;
    this.#restMs = restMs;
  }

  /** Call after each commit; costs next to nothing. */
  wrote(): void {
    if (this.#over) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#look();
    }, this.#restMs).unref();
  }

  /** Why the last checkpoint failed; null where it did not. It is tried again after every rest until one succeeds. */
  get failure(): string | null {
    return this.#failure;
  }

  /** Waits for the running checkpoint. To be called before the writer's connection is closed. */
  close(): void {
    this.#end();
    Atomics.wait(this.#state, 0, AT_WORK, LONGEST_CHECKPOINT_MS);
    void this.#worker?.terminate();
  }

  #look(): void {
    if (Atomics.load(this.#state, 0) === AT_WORK || (this.#failure === null && this.#size() < this.#from)) return;
    this.#worker ??= this.#start();
    Atomics.store(this.#state, 0, AT_WORK);
    this.#worker.postMessage('checkpoint');
  }

  #size(): number {
    return statSync(`${this.#file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  }

  #start(): Worker {
    const worker = new Worker(workerFile(), { workerData: { file: this.#file, state: this.#state } });
    worker.on('message', ({ failure }: CheckpointResult) => {
      if (failure !== null && this.#failure === null)
        this.#log.warn({ failure, file: this.#file }, 'the write-ahead log cannot be checkpointed');
      this.#failure = failure === null ? null : `the log of views.db cannot be checkpointed: ${failure}`;
      if (failure !== null) this.wrote();
    });
    worker.on('error', (error: unknown) => {
      // The writer checkpoints the log itself where it grows much longer.
      this.#log.warn({ err: error, file: this.#file }, 'the write-ahead log can be checkpointed by no thread');
      this.#end();
      Atomics.store(this.#state, 0, IDLE);
    });
    worker.unref();
    return worker;
  }

  #end(): void {
    this.#over = true;
    clearTimeout(this.#timer);
  }
}
