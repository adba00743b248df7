import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '@plumbline/event-log';
import {
  type Candidate,
  connectCandidate,
  type Log,
  type OnReach,
  type PostgresViews,
  type Table,
  type View,
  type ViewsAbsence,
  viewsAbsence,
  ViewsRefused,
} from '@plumbline/view-store';
import { unknownStatus } from './control.js';
import type { OnWork } from './work-done.js';
import { RebuildStopped } from './rebuild.js';
import { ProjectionRunner } from './runner.js';
import type { ProjectionStatus } from './status.js';
import { isOfTheLog, StandingStill, whyOf } from './why.js';
import { statusOfStored } from './worker-control.js';

export type ElectedOptions = Readonly<{
  store: EventStore;
  /** Of the database that keeps the views. */
  url: string;
  tables: readonly Table[];
  views: readonly View[];
  log: Log;
  /** The views of another release are dropped once nobody has used them for so long. */
  dropAfterMs?: number;
  /** Told of each unit of work that this process has done. */
  onWork?: OnWork;
  /** Told of the server of the views. */
  onReach?: OnReach;
  /** Ends a start, too, once it is aborted. */
  signal?: AbortSignal;
}>;

/** From one look whether another runner is gone to the next. */
const LOOK_MS = 1_000;
const AGAIN_MS = 500;
/** Readers take a runner that is silent for five times as long for dead. */
const BEAT_MS = 2_000;
/** Long enough to go back to the release before without deriving its views again. */
const DROP_AFTER_MS = 60 * 60_000;
const STOPPED = 'the worker was stopped';

/** Nothing that waiting would change. */
const isRefused = (error: unknown): boolean => isOfTheLog(error) || error instanceof ViewsRefused;

/**
 * The projections of views in a database, of any number of processes: one of them runs them, whichever has the lock of the database, and the
 * others wait for it. A connection that is lost, or a runner that finds that another has taken over, is no end: it becomes a candidate again.
 */
export class ElectedRunner {
  readonly #of: ElectedOptions;
  readonly #stop = new AbortController();
  #candidate: Candidate | undefined;
  #active: ProjectionRunner | undefined;
  #failure: string | null = null;
  #hasStarted = false;
  #running: Promise<void> = Promise.resolve();
  readonly #absence: ViewsAbsence;
  readonly #standing: StandingStill;

  private constructor(options: ElectedOptions, absence: ViewsAbsence) {
    this.#of = options;
    this.#absence = absence;
    this.#standing = new StandingStill(options.log);
  }

  /**
   * Resolves once this process runs the projections, or knows that another does, or that the database cannot be reached now.
   * @throws EventsMissing where a view is ahead of the store; ViewsOfAnotherLog; ViewsRefused
   */
  static async start(options: ElectedOptions): Promise<ElectedRunner> {
    const elected = new ElectedRunner(options, await viewsAbsence(options.onReach));
    const { signal } = options;
    const end = (): void => {
      elected.#stop.abort();
    };
    signal?.addEventListener('abort', end);
    if (signal?.aborted === true) end();
    await new Promise<void>((resolve, reject) => {
      elected.#running = elected.#run(resolve, reject);
    });
    signal?.removeEventListener('abort', end);
    return elected;
  }

  /** Whether it is this process that runs the projections. */
  get isActive(): boolean {
    return this.#active !== undefined;
  }

  /** Why this process neither runs them nor waits for another that does; null otherwise. */
  get failure(): string | null {
    return this.#failure;
  }

  async status(): Promise<ProjectionStatus> {
    const { store } = this.#of;
    try {
      if (this.#active !== undefined) return await this.#active.status();
      if (this.#candidate === undefined || this.#failure !== null)
        return await unknownStatus(store, this.#failure ?? 'starting');
      return await statusOfStored({ store, nowMs: Date.now }, this.#candidate);
    } catch (error) {
      return unknownStatus(store, whyOf(error));
    }
  }

  /** Here, or by whoever runs the projections. */
  async rebuild(): Promise<void> {
    if (this.#active !== undefined) await this.#active.rebuild();
    else await this.#candidate?.askForRebuild();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    this.#absence.close();
  }

  async #run(resolve: () => void, refuse: (error: unknown) => void): Promise<void> {
    const settled = (): void => {
      this.#hasStarted = true;
      resolve();
    };
    while (!this.#stop.signal.aborted) {
      try {
        await this.#stand(settled);
      } catch (error) {
        if (isRefused(error) && !this.#hasStarted) {
          refuse(error);
          return;
        }
        this.#failed(error);
      }
      settled();
      await this.#pause(AGAIN_MS);
    }
    settled();
  }

  #failed(error: unknown): void {
    if (!this.#absence.found(error)) this.#standing.because(error);
    this.#failure = whyOf(error);
  }

  /** Ends with the connection. */
  async #stand(settled: () => void): Promise<void> {
    const { url, tables, views: projected } = this.#of;
    const candidate = await connectCandidate({ url, tables, views: projected });
    this.#absence.over();
    candidate.onRebuildAsked(() => {
      this.#rebuildAsked();
    });
    try {
      this.#candidate = candidate;
      const views = await this.#elected(candidate, settled);
      if (views !== undefined) await this.#lead(views, settled);
    } finally {
      this.#candidate = undefined;
      await candidate.close();
    }
  }

  async #elected(candidate: Candidate, settled: () => void): Promise<PostgresViews | undefined> {
    while (!this.#stop.signal.aborted) {
      const views = await candidate.elected();
      if (views !== undefined) return views;
      this.#sound();
      settled();
      await this.#pause(LOOK_MS);
    }
    return undefined;
  }

  async #lead(views: PostgresViews, settled: () => void): Promise<void> {
    const { store, views: projected, log, onWork } = this.#of;
    const runner = new ProjectionRunner({
      ...{ store, readModel: views, views: projected, log },
      ...(onWork && { onWork }),
    });
    try {
      await runner.start();
      this.#active = runner;
      this.#sound();
      log.info({}, 'this process runs the projections');
      settled();
      await this.#beat(runner, views);
    } catch (error) {
      await this.#leave(views, whyOf(error));
      throw error;
    } finally {
      this.#active = undefined;
      await runner.stop();
      if (this.#stop.signal.aborted) await this.#leave(views, STOPPED);
    }
  }

  /** Readers are told why, until the next runner says otherwise. */
  async #leave(views: PostgresViews, failure: string): Promise<void> {
    if (!views.session.isOver) await views.beat({ failure }).catch(() => undefined);
  }

  #sound(): void {
    this.#failure = null;
    this.#standing.over();
  }

  /** Until the session is over, or this process is to stop. */
  async #beat(runner: ProjectionRunner, views: PostgresViews): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await views.beat({ failure: runner.failure });
      await this.#dropUnused(views);
      await Promise.race([this.#pause(BEAT_MS), views.session.over]);
    }
  }

  async #dropUnused(views: PostgresViews): Promise<void> {
    const { dropAfterMs = DROP_AFTER_MS, log } = this.#of;
    for (const { schema, error } of await views.dropUnused(dropAfterMs))
      if (error === undefined) log.info({ schema }, 'views of another release were dropped: nobody used them');
      else log.warn({ err: error, schema }, 'views of another release are used by nobody, and cannot be dropped');
  }

  #rebuildAsked(): void {
    this.#active?.rebuild().catch((error: unknown) => {
      if (!(error instanceof RebuildStopped)) this.#of.log.error({ err: error }, 'rebuild failed');
    });
  }

  async #pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stop.signal }).catch(() => undefined);
  }
}
