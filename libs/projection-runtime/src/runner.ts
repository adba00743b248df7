import type { EventStore } from '@plumbline/event-log';
import type { Instant, Position } from '@plumbline/domain';
import type { View } from '@plumbline/view-store';
import { type Log, SILENT, type RowsState, Waiters, type WritableViews } from '@plumbline/view-store';
import { follow } from './live.js';
import { isBefore, least } from './progress.js';
import { Projector } from './projector.js';
import { rebuild, type RebuildProgress, RebuildStopped } from './rebuild.js';
import { retry, type RetryResult } from './retry.js';
import { ensureDerivedFrom, firstEventOf, restore } from './restore.js';
import { RebuildQueue } from './rebuild-queue.js';
import { type OnWork, rebuilt } from './work-done.js';
import { measure, type ProjectionStatus, type ViewStatusWithoutLag, type ViewState } from './status.js';
import { whyOf } from './why.js';

export type RunnerOptions = Readonly<{
  store: EventStore;
  readModel: WritableViews;
  views: readonly View[];
  log?: Log;
  /** Most events read at a time; 500 when absent. */
  batch?: number;
  nowMs?: () => number;
  /** Told after every commit which position all views have reached. */
  onReached?: (position: Position | null) => void;
  /** Told what is wrong where the file turns out damaged; the runner goes no further then. */
  onDamage?: (defect: string) => void;
  /** Told of each slice that was committed, with its recent appends, and of each rebuild. */
  onWork?: OnWork;
  /** After all events that are there; nothing is projected until it ends. No time when absent. */
  rest?: (() => Promise<void>) | undefined;
}>;

const BATCH = 500;

/**
 * Keeps the views up to date with the store. Does not close the store or the read model. Parks what a view cannot project, so that one
 * event never stops the others; an error that stops it completely shows as `failure` in its status.
 */
export class ProjectionRunner {
  readonly #options: Required<Omit<RunnerOptions, 'onWork'>> & Pick<RunnerOptions, 'onWork'>;
  #started: Projector | undefined;
  readonly #waiters = new Waiters();
  readonly #stop = new AbortController();
  readonly #rebuilding = new Map<string, RebuildProgress>();
  readonly #rebuilds = new RebuildQueue((views, onProgress) => this.#rebuild([...views], onProgress));
  #running: Promise<unknown> = Promise.resolve();
  #headAtStart: Position | null = null;
  #isCaughtUp = false;
  #isSourceNoted = false;
  #noting: Promise<void> = Promise.resolve();
  #failure: string | null = null;

  constructor(options: RunnerOptions) {
    this.#options = {
      log: SILENT,
      batch: BATCH,
      nowMs: Date.now,
      onReached: () => undefined,
      onDamage: () => undefined,
      ...options,
      rest: options.rest ?? (() => Promise.resolve()),
    };
  }

  /**
   * Resolves once the views receive events; they may still be behind. Outdated ones are rebuilt while they serve.
   * @throws EventsMissing where a view is ahead of the store, `ViewsOfAnotherLog`
   */
  async start(): Promise<void> {
    const { store, readModel, log } = this.#options;
    const rowsStates = await this.#prepare();
    this.#headAtStart = await store.head();
    await ensureDerivedFrom(store, { checkpoints: await readModel.stored(), source: await readModel.source() });
    await this.#noteSource();
    await restore(this.#options, this.#projector);
    await this.#tellReached();
    const outdated = [...rowsStates].filter(([, state]) => state === 'outdated').map(([view]) => view);
    this.#running = follow({
      ...this.#options,
      projector: this.#projector,
      signal: this.#stop.signal,
      committed: () => {
        this.#failure = null;
        if (!this.#isSourceNoted) this.#noting = this.#noteSource().catch(() => undefined);
        return this.#tellReached();
      },
      failed: (error) => {
        this.#failure = whyOf(error);
      },
    });
    if (outdated.length === 0) return;
    this.rebuild(outdated).catch((error: unknown) => {
      if (!(error instanceof RebuildStopped)) log.error({ err: error, views: outdated }, 'rebuild failed');
    });
  }

  /** Ends after the running slice; rebuilds are dropped, and waiting ends. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#waiters.giveUp();
    await this.#running;
    await this.#noting;
    await this.#rebuilds.idle();
  }

  /** True as soon as every view has handled the position, parked streams passed over; false after `timeoutMs`. */
  waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    return this.#waiters.add(position, timeoutMs);
  }

  /** The error that stops the runner; null if there is none. */
  get failure(): string | null {
    return this.#failure;
  }

  /**
   * Builds views (all when absent) again from the first event and swaps them in; reads go on undisturbed. One rebuild at a time:
   * requests during a run wait, and are then built once and together.
   * @throws RebuildStopped where the runner stops first
   * @throws UnknownView
   */
  async rebuild(names?: readonly string[], onProgress?: (progress: RebuildProgress) => void): Promise<void> {
    const views = this.#viewsNamed(names);
    await this.#rebuilds.enqueue(
      views.map(({ name }) => name),
      onProgress,
    );
  }

  /**
   * Projects a parked stream into its view again, after the cause was fixed.
   * @throws UnknownView
   */
  async retry(view: string, stream: string): Promise<RetryResult> {
    this.#viewsNamed([view]);
    return await retry({ store: this.#options.store, projector: this.#projector }, view, stream);
  }

  async status(): Promise<ProjectionStatus> {
    const statuses = this.#options.views.map((view) => this.#statusWithoutLag(view));
    const measured = await measure(this.#options, statuses);
    const ready = this.#failure === null && statuses.every(({ state }) => state !== 'catching-up');
    return { ready, failure: this.#failure, ...measured };
  }

  get #projector(): Projector {
    if (this.#started === undefined) throw new Error('the projections have not started');
    return this.#started;
  }

  async #prepare(): Promise<ReadonlyMap<string, RowsState>> {
    const { readModel, views, log } = this.#options;
    const states = await readModel.prepare(views);
    this.#started = new Projector({
      views,
      rows: readModel.projecting(views),
      now: this.#now,
      parked: (stream) => {
        log.error(stream, 'a view cannot project an event; its stream is parked for that view');
      },
    });
    return states;
  }

  async #rebuild(names: readonly string[], onProgress: (progress: RebuildProgress) => void): Promise<void> {
    const { log, onWork } = this.#options;
    const views = this.#viewsNamed(names);
    const [started, beganAtMs] = [performance.now(), Date.now()];
    let failed = true;
    let events = 0;
    log.info({ views: names }, 'rebuild begins');
    try {
      await rebuild({
        ...this.#options,
        views,
        live: this.#projector,
        signal: this.#stop.signal,
        now: this.#now,
        onProgress: (progress) => {
          for (const name of names) this.#rebuilding.set(name, progress);
          events = progress.handled;
          onProgress(progress);
        },
      });
      log.info({ views: names, ms: Math.round(performance.now() - started) }, 'rebuild done');
      failed = false;
    } finally {
      onWork?.([rebuilt({ views: names.length, events, failed }, { beganAtMs, endedAtMs: Date.now() })]);
      for (const name of names) this.#rebuilding.delete(name);
      await this.#tellReached();
    }
  }

  /** As soon as there is a first event; a failure is tried again with the next commit. */
  async #noteSource(): Promise<void> {
    const first = await firstEventOf(this.#options.store);
    if (first === null) return;
    await this.#options.readModel.derivedFrom(first);
    this.#isSourceNoted = true;
  }

  async #tellCaughtUp(reached: Position | null): Promise<void> {
    if (this.#isCaughtUp || (this.#headAtStart !== null && isBefore(reached, this.#headAtStart))) return;
    await this.#options.readModel.caughtUp();
    this.#isCaughtUp = true;
  }

  /** Whoever waits can read then. */
  async #tellReached(): Promise<void> {
    const reached = this.#reached();
    if (!this.#isCaughtUp) await this.#tellCaughtUp(reached);
    this.#waiters.reached(reached);
    this.#options.onReached(reached);
  }

  #viewsNamed(names: readonly string[] | undefined): readonly View[] {
    const { views } = this.#options;
    const unknown = names?.find((name) => !views.some((view) => view.name === name));
    if (unknown !== undefined) throw new UnknownView(unknown);
    return names ? views.filter((view) => names.includes(view.name)) : views;
  }

  #statusWithoutLag({ name: view, version }: View): ViewStatusWithoutLag {
    const { position, parked } = this.#projector.progressOf(view);
    return { ...this.#state(view, position), view, version, checkpoint: position, parked: [...parked.values()] };
  }

  #state(view: string, position: Position | null): ViewState {
    const progress = this.#rebuilding.get(view);
    if (this.#headAtStart !== null && isBefore(position, this.#headAtStart)) return { state: 'catching-up' };
    return progress ? { state: 'rebuilding', handled: progress.handled, total: progress.total } : { state: 'live' };
  }

  #reached(): Position | null {
    return least(this.#projector.progress.values());
  }

  readonly #now = (): Instant => new Date(this.#options.nowMs()).toISOString();
}

/** No view of that name is run here. */
export class UnknownView extends Error {
  override readonly name = 'UnknownView';
  constructor(view: string) {
    super(`there is no view ${view}`);
  }
}
