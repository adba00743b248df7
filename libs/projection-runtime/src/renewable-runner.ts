import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore } from '@plumbline/event-log';
import type { Position } from '@plumbline/domain';
import { type Log, openReadModel, type ReadModel, type Table, type View } from '@plumbline/view-store';
import type { RebuildProgress } from './rebuild.js';
import type { OnWork } from './work-done.js';
import type { RetryResult } from './retry.js';
import { ProjectionRunner } from './runner.js';
import type { ProjectionStatus } from './status.js';

export type RenewableOptions = Readonly<{
  store: EventStore;
  dataDir: string;
  tables: readonly Table[];
  views: readonly View[];
  log: Log;
  /** See `RunnerOptions`. */
  onReached?: (position: Position | null) => void;
  /** See `RunnerOptions`. */
  onWork?: OnWork;
  /** See `RunnerOptions`. */
  rest?: () => Promise<void>;
}>;
type Running = Readonly<{ readModel: ReadModel; runner: ProjectionRunner }>;

const LOOK_MS = 1_000;

/** Readers notice another file within a second; until then they may report the old one. */
const GRACE_MS = 2_000;
const TRY_AGAIN_MS = 500;

/**
 * The projections of a data directory with the file that they write. Where that file turns out damaged, it is set aside and derived
 * again from the events, while the process goes on; the status says so until every view has caught up.
 */
export class RenewableRunner {
  readonly #options: RenewableOptions;
  readonly #stop = new AbortController();
  #running: Running;
  #defect: string | null = null;
  #renewing: Promise<void> | undefined;
  #renewedAt = -Infinity;
  #looking: NodeJS.Timeout | undefined;

  private constructor(options: RenewableOptions, running: (damaged: (defect: string) => void) => Running) {
    this.#options = options;
    this.#running = running(this.#damaged);
  }

  /**
   * Resolves once the views receive events; they may still be behind.
   * @throws RunnerLocked where another process projects into this directory
   * @throws EventsMissing where a view is ahead of the store
   */
  static async start(options: RenewableOptions): Promise<RenewableRunner> {
    const renewable = new RenewableRunner(options, (damaged) => open(options, damaged));
    try {
      await renewable.#running.runner.start();
      renewable.#looking = setInterval(renewable.#look, LOOK_MS).unref();
      return renewable;
    } catch (error) {
      renewable.#running.readModel.close();
      throw error;
    }
  }

  /** The error that stops the projections; null if there is none. */
  get failure(): string | null {
    const { runner, readModel } = this.#running;
    return this.#defect ?? runner.failure ?? readModel.failure;
  }

  async status(): Promise<ProjectionStatus> {
    const status = await this.#running.runner.status();
    if (this.#renewing === undefined && status.ready) this.#defect = null;
    const { failure } = this;
    return { ...status, failure, ready: status.ready && failure === null };
  }

  waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    return this.#running.runner.waitFor(position, timeoutMs);
  }

  rebuild(names?: readonly string[], onProgress?: (progress: RebuildProgress) => void): Promise<void> {
    return this.#running.runner.rebuild(names, onProgress);
  }

  retry(view: string, stream: string): Promise<RetryResult> {
    return this.#running.runner.retry(view, stream);
  }

  /** Records for readers in other processes that the projections run, and what is wrong, if anything. */
  beat(aliveAt: string, failure = this.failure): void {
    this.#running.readModel.beat({ aliveAt, failure });
  }

  /** The file is damaged, as a reader of it found: it is set aside, and all views are derived again. One renewal at a time. */
  renew(defect: string): void {
    if (this.#stop.signal.aborted || performance.now() - this.#renewedAt < GRACE_MS) return;
    this.#renewing ??= this.#renew(defect).finally(() => {
      this.#renewing = undefined;
      this.#renewedAt = performance.now();
    });
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    clearInterval(this.#looking);
    await this.#renewing;
    await this.#close();
  }

  readonly #damaged = (defect: string): void => {
    this.renew(defect);
  };

  /** Readers follow the file that has the name: rows that are written to another one are seen by nobody. */
  readonly #look = (): void => {
    const replaced = this.#running.readModel.replaced();
    if (replaced !== undefined && this.#renewing === undefined) this.renew(replaced);
  };

  async #close(): Promise<void> {
    const { runner, readModel } = this.#running;
    await runner.stop();
    readModel.close();
  }

  async #renew(defect: string): Promise<void> {
    const { log, onReached } = this.#options;
    onReached?.(null);
    this.#defect = `views.db was damaged (${defect}); it is set aside, and its views are derived again`;
    log.error({ defect }, 'views.db is damaged; it is set aside and derived again');
    await this.#close();
    while (!this.#stop.signal.aborted && !(await this.#restarted(defect)))
      await pause(TRY_AGAIN_MS, undefined, { signal: this.#stop.signal }).catch(() => undefined);
  }

  async #restarted(defect: string): Promise<boolean> {
    let running: Running | undefined;
    try {
      running = open(this.#options, this.#damaged, defect);
      await running.runner.start();
      this.#running = running;
      return true;
    } catch (error) {
      running?.readModel.close();
      this.#options.log.error({ err: error }, 'views.db cannot be made again');
      return false;
    }
  }
}

const open = (
  { store, dataDir, tables, views, log, onReached, onWork, rest }: RenewableOptions,
  onDamage: (defect: string) => void,
  defect?: string,
): Running => {
  const readModel = openReadModel({ dataDir, tables, log, ...(defect === undefined ? {} : { defect }) });
  return {
    readModel,
    runner: new ProjectionRunner({
      ...{ store, readModel, views, log, onDamage, rest },
      ...(onReached && { onReached }),
      ...(onWork && { onWork }),
    }),
  };
};
