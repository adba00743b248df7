import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { EventStore } from '@plumbline/event-log';
import type { Position } from '@plumbline/domain';
import {
  Demand,
  demandCounter,
  ensureView,
  type OnWork,
  type ProjectionControl,
  type ProjectionStatus,
  type RetryResult,
  unknownStatus,
} from '@plumbline/projection-runtime';
import { type Log, ViewsUnavailable, Waiters } from '@plumbline/view-store';
import { Questions } from './questions.js';
import { type FromThread, heard, type Setup, type ToThread } from './protocol.js';

const built = new URL('./projections.thread.js', import.meta.url);
/** Undefined under a test runner: there are only sources, which a thread of Node's own can't load. */
export const builtThread = existsSync(built) ? built : undefined;

/** A young generation of the thread's heap that is collected before it has grown far. */
const LIMITS = { maxYoungGenerationSizeMb: 16 };
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
/** A thread that lived so long did not end by what it does at a start. */
const LASTED_MS = 60_000;
/** Asked between two slices of work, it answers within some milliseconds. */
const PATIENCE_MS = 5_000;
/** It ends after the running slice; a rebuild is dropped. */
const STOPS_WITHIN_MS = 10_000;

const stopped = (): ViewsUnavailable =>
  new ViewsUnavailable('The projections have stopped; they are started again.', { isDamage: false });

type Options = Readonly<{
  entry: URL;
  setup: Omit<Setup, 'traced' | 'demand'>;
  store: EventStore;
  log: Log;
  onWork?: OnWork | undefined;
}>;

/** The projections' runner on a thread of its own, so that no request waits for it. A thread that ends is started again. */
export class ProjectionThread implements ProjectionControl {
  readonly isShared = false;
  private readonly demand = demandCounter();
  private readonly waiters = new Waiters(new Demand(this.demand).changed);
  private readonly ending = new AbortController();
  private readonly questions = new Questions(stopped, (asked) => {
    this.post(asked);
  });
  private worker: Worker | undefined;
  private startedAt = -Infinity;
  private pause = FIRST_PAUSE_MS;
  private restarting: Promise<void> | undefined;

  private constructor(private readonly options: Options) {}

  /**
   * Resolves once the views receive events; they may still be behind.
   * @throws Error by the name of `RunnerLocked` or `EventsMissing`, as `RenewableRunner.start` does
   */
  static async start(options: Options): Promise<ProjectionThread> {
    const thread = new ProjectionThread(options);
    await thread.begin();
    return thread;
  }

  /** Not while it is started again. */
  get isRunning(): boolean {
    return this.worker !== undefined;
  }

  waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    return this.waiters.add(position, timeoutMs);
  }

  async status(): Promise<ProjectionStatus> {
    try {
      return await this.questions.ask('status', null, PATIENCE_MS);
    } catch (error) {
      if (!(error instanceof ViewsUnavailable)) throw error;
      return unknownStatus(this.options.store, error.message);
    }
  }

  rebuild(view: string | undefined): void {
    // Checked here, because the thread would refuse it only after the request was answered.
    ensureView(view);
    if (this.worker === undefined) throw stopped();
    this.post({ rebuild: view });
  }

  async retry(view: string, stream: string): Promise<RetryResult> {
    ensureView(view);
    return this.questions.ask('retry', { view, stream }, PATIENCE_MS);
  }

  /** Where there is no thread now, the next one looks at the whole file before it serves it. */
  renew(defect: string): void {
    this.post({ renew: defect });
  }

  /** Ends after the running slice; waiting ends. */
  async stop(): Promise<void> {
    this.ending.abort();
    this.waiters.giveUp();
    await this.restarting;
    const { worker } = this;
    try {
      if (worker !== undefined) await this.questions.ask('stop', null, STOPS_WITHIN_MS);
    } finally {
      await worker?.terminate();
    }
  }

  private post(message: ToThread): void {
    this.worker?.postMessage(message);
  }

  /** What has to be heard of the thread is listened to before it runs: it may end with the next message. */
  private begin(): Promise<void> {
    const { entry, log, onWork } = this.options;
    const setup: Setup = { ...this.options.setup, demand: this.demand, traced: onWork !== undefined };
    return new Promise((resolve, reject) => {
      const worker = new Worker(entry, { workerData: setup, resourceLimits: LIMITS });
      worker.on('message', (message: FromThread) => {
        if ('started' in message) {
          this.begun(worker);
          resolve();
        } else if ('notStarted' in message) reject(heard(message.notStarted));
        else this.receive(message);
      });
      worker.on('error', (err: unknown) => {
        log.error({ err }, 'the thread of the projections failed');
      });
      worker.on('exit', () => {
        reject(new Error('the thread of the projections ended before they had started'));
        if (this.worker === worker) this.ended();
      });
    });
  }

  private begun(worker: Worker): void {
    this.worker = worker;
    this.startedAt = performance.now();
    this.questions.open();
  }

  private receive(message: Exclude<FromThread, { started: true } | { notStarted: unknown }>): void {
    if ('reached' in message) this.waiters.reached(message.reached);
    else if ('done' in message) this.options.onWork?.(message.done);
    else if ('log' in message) {
      const errors = Object.entries(message.errors).map(([name, error]) => [name, heard(error)] as const);
      this.options.log[message.log]({ ...message.fields, ...Object.fromEntries(errors) }, message.message);
    } else this.questions.answered(message);
  }

  private ended(): void {
    this.worker = undefined;
    this.waiters.reached(null);
    this.questions.close();
    if (performance.now() - this.startedAt > LASTED_MS) this.pause = FIRST_PAUSE_MS;
    if (!this.ending.signal.aborted) this.restarting = this.restart();
  }

  private async restart(): Promise<void> {
    const { signal } = this.ending;
    for (;;) {
      await sleep(this.pause, undefined, { signal }).catch(() => undefined);
      this.pause = Math.min(2 * this.pause, LONGEST_PAUSE_MS);
      if (signal.aborted || (await this.startedAgain())) return;
    }
  }

  private async startedAgain(): Promise<boolean> {
    const { log } = this.options;
    try {
      await this.begin();
      log.warn({}, 'the projections were started again');
      return true;
    } catch (err) {
      log.error({ err }, 'the projections cannot be started again');
      return false;
    }
  }
}
