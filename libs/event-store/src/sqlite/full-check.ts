import { existsSync, statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { checkLog } from './check-log.js';
import type { OnCheckEnded } from '../stored/check-ended.js';
import { openReadOnly } from './connect.js';
import { damaged } from './probe.js';
import type { FromChecker } from './protocol.js';

/** About a second to check. */
const WHILE_OPENING_UP_TO = 64 * 1024 * 1024;

/** How far the check of everything that was stored before the start is; `problem` where something is not as it was written. */
export type CheckState = Readonly<{ checked: number; of: number; problem?: string }>;

const workerFile = (): URL => {
  const built = new URL('./check-log.worker.js', import.meta.url);
  // Under a test runner this is a source file, and Node itself strips the types of the worker's.
  return existsSync(built) ? built : new URL('./check-log.worker.ts', import.meta.url);
};

/** Checks all that is stored: small files before they are served, larger ones on a thread while they are. */
export class FullCheck {
  private progress: Omit<CheckState, 'problem'> | undefined;
  private problem: string | undefined;
  /** Stays so: only another file, and so another start, can mend it. */
  textsDamaged = false;
  private worker: Worker | undefined;
  private readonly beganAtMs = Date.now();

  /**
   * Throws `StoreUnavailable` where a small file is not as it was written, but for texts of events. `upTo`: its size in bytes. `onDamage` hears
   * what else is not, and `onCheckEnded` of the end.
   */
  constructor(
    file: string,
    upTo = WHILE_OPENING_UP_TO,
    private readonly onDamage?: (problem: string) => void,
    private readonly onCheckEnded?: OnCheckEnded,
  ) {
    if (statSync(file).size <= upTo) this.checkNow(file);
    else this.begin(file);
  }

  /** Undefined once everything was found as it was written, but for texts. */
  get state(): CheckState | undefined {
    const { problem } = this;
    return problem === undefined ? this.progress : { checked: 0, of: 0, ...this.progress, problem };
  }

  async stop(): Promise<void> {
    await this.worker?.terminate();
  }

  private begin(file: string): void {
    this.progress = { checked: 0, of: 0 };
    this.worker = new Worker(workerFile(), { workerData: file });
    this.worker.unref();
    this.worker.on('message', (message: FromChecker) => {
      this.receive(message);
    });
    this.worker.on('error', (error: unknown) => {
      this.receive({ problem: `the check failed: ${String(error)}` });
    });
  }

  private receive(message: FromChecker): void {
    if ('texts' in message) this.foundTexts(message.texts);
    else if ('problem' in message) this.found(message.problem);
    else if ('checked' in message) this.progress = message;
    else {
      this.progress = undefined;
      this.problem = undefined;
      this.ended(!this.textsDamaged);
    }
  }

  private found(problem: string): void {
    if (problem !== this.problem) {
      this.onDamage?.(problem);
      this.ended(false);
    }
    this.problem = problem;
  }

  private foundTexts(problem: string): void {
    this.textsDamaged = true;
    this.onDamage?.(problem);
  }

  private checkNow(file: string): void {
    const db = openReadOnly(file);
    try {
      checkLog(db, {
        texts: (problem) => {
          this.foundTexts(problem);
        },
      });
    } catch (error) {
      throw damaged(file, error);
    } finally {
      db.close();
    }
    this.ended(!this.textsDamaged);
  }

  private ended(isSound: boolean): void {
    this.onCheckEnded?.({ what: 'log', isSound, beganAtMs: this.beganAtMs, endedAtMs: Date.now() });
  }
}
