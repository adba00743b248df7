import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { EventStore } from '@plumbline/event-log';
import type { Position } from '@plumbline/domain';
import {
  ensureView,
  type ProjectionControl,
  type ProjectionStatus,
  type RetryResult,
  unknownStatus,
} from '@plumbline/projection-runtime';
import { type Log, Waiters } from '@plumbline/view-store';
import {
  type Asked,
  type FromThread,
  heard,
  type Question,
  type Questions,
  type Setup,
  type Told,
  type ToThread,
} from './protocol.js';

const built = new URL('./projections.thread.js', import.meta.url);
/** Under a test runner there are only sources, which a thread of Node's own can't load. */
export const hasProjectionThread = existsSync(built);

/** A young generation of the thread's heap that is collected before it has grown far. */
const LIMITS = { maxYoungGenerationSizeMb: 16 };
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;

/** Asked between two slices of work, it answers within some milliseconds. */
const PATIENCE_MS = 5_000;
const SILENT = 'The projections do not answer.';
const STOPPED = 'The projections have stopped; they are started again.';

type Pending = Readonly<{ resolve: (answer: Questions[Question]['answer']) => void; reject: (error: Error) => void }>;

/** The projections' runner on a thread of its own, so that no request waits for it. A thread that ends is started again. */
export class ProjectionThread implements ProjectionControl {
  private readonly waiters = new Waiters();
  private readonly pending = new Map<number, Pending>();
  private readonly ending = new AbortController();
  private worker: Worker | undefined;
  private reached: Position | null = null;
  private asked = 0;
  private restarting: Promise<void> | undefined;

  private constructor(
    private readonly setup: Setup,
    private readonly store: EventStore,
    private readonly log: Log,
  ) {}

  /**
   * Resolves once the views receive events; they may still be behind.
   * @throws Error by the name of `RunnerLocked` or `EventsMissing`, as `RenewableRunner.start` does
   */
  static async start(setup: Setup, store: EventStore, log: Log): Promise<ProjectionThread> {
    const thread = new ProjectionThread(setup, store, log);
    await thread.begin();
    return thread;
  }

  waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    if (this.reached !== null && this.reached >= position) return Promise.resolve(true);
    return this.waiters.add(position, timeoutMs);
  }

  async status(): Promise<ProjectionStatus> {
    const patience = new AbortController();
    const late = sleep(PATIENCE_MS, SILENT, { signal: patience.signal, ref: false });
    const status = this.ask('status', null).catch(() => STOPPED);
    const answer = await Promise.race([status, late]);
    patience.abort();
    return typeof answer === 'string' ? unknownStatus(this.store, answer) : answer;
  }

  rebuild(view: string | undefined): void {
    // Checked here, because the thread would refuse it only after the request was answered.
    ensureView(view);
    this.post({ rebuild: view });
  }

  async retry(view: string, stream: string): Promise<RetryResult> {
    ensureView(view);
    return this.ask('retry', { view, stream });
  }

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
      if (worker !== undefined) await this.ask('stop', null);
    } finally {
      await worker?.terminate();
    }
  }

  private post(message: ToThread): void {
    this.worker?.postMessage(message);
  }

  private ask<Q extends Question>(question: Q, ask: Questions[Q]['ask']): Promise<Questions[Q]['answer']> {
    return new Promise((resolve, reject) => {
      if (this.worker === undefined) {
        reject(new Error(STOPPED));
        return;
      }
      this.asked += 1;
      this.pending.set(this.asked, { resolve, reject });
      this.post({ number: this.asked, question, ask } as Asked);
    });
  }

  private async begin(): Promise<void> {
    const worker = new Worker(built, { workerData: this.setup, resourceLimits: LIMITS });
    worker.on('error', (err: unknown) => {
      this.log.error({ err }, 'the thread of the projections failed');
    });
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (message: FromThread) => {
        if ('started' in message) resolve();
        else if ('notStarted' in message) reject(heard(message.notStarted));
        else this.receive(message);
      });
      worker.once('error', reject);
      worker.once('exit', () => {
        reject(new Error('the thread of the projections ended before they had started'));
      });
    });
    this.worker = worker;
    worker.once('exit', () => {
      this.ended();
    });
  }

  private receive(message: Exclude<FromThread, { started: true } | { notStarted: Told }>): void {
    if ('reached' in message) {
      this.reached = message.reached;
      this.waiters.reached(message.reached);
    } else if ('log' in message) this.log[message.log](message.fields, message.message);
    else {
      const asked = this.pending.get(message.number);
      this.pending.delete(message.number);
      if ('failed' in message) asked?.reject(heard(message.failed));
      else asked?.resolve(message.answer);
    }
  }

  private ended(): void {
    this.worker = undefined;
    for (const { reject } of this.pending.values()) reject(new Error(STOPPED));
    this.pending.clear();
    if (!this.ending.signal.aborted) this.restarting = this.restart();
  }

  private async restart(): Promise<void> {
    const { signal } = this.ending;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      await sleep(pause, undefined, { signal }).catch(() => undefined);
      if (signal.aborted || (await this.startedAgain())) return;
    }
  }

  private async startedAgain(): Promise<boolean> {
    try {
      await this.begin();
      this.log.warn({}, 'the projections were started again');
      return true;
    } catch (err) {
      this.log.error({ err }, 'the projections cannot be started again');
      return false;
    }
  }
}
