import { concernsWhatWasSent, describe, isRolledBack, type Session } from '@plumbline/postgres';
import { StoreUnavailable } from '@plumbline/event-log';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Append, Outcome } from '../stored/append.js';
import type { CheckedEnds } from './checked-ends.js';
import { type Attempt, commit, commitInOneGo, type Committed, hasCommitted, probe, type Unresolved } from './commit.js';
import { isLost } from './failures.js';
import { LogReach } from '../served/reach.js';
import { Waiting } from './waiting.js';

/** Of appends in a commit, and of their data: a commit holds the lock that all processes wait for. */
const MOST_APPENDS = 512;
const MOST_BYTES = 8 * 1024 * 1024;
/** So many appends do not wait for the end of the turn: their commit is under way while others are still decided. */
const SEND_AT = 16;
const PAUSE_MS = 50;
/** A connection is not given up because an append that waited for it has hardly any time left. */
const LEAST_TRY_MS = 500;

type Lost = Readonly<{ waiting: readonly Waiting[]; unresolved: Unresolved }>;

export type WriterOptions = Readonly<{
  session: Session;
  ends: CheckedEnds;
  deadlineMs: number;
  retryMs: number;
  /** Called before the senders of the appends get their outcomes. */
  committed: (committed: Committed) => void;
}>;

const weight = ({ events }: Append): number =>
  events.reduce((sum, { data, boxes }) => sum + data.length + (boxes?.length ?? 0), 0);

const appendsOf = (batch: readonly Waiting[]): readonly Append[] => batch.map(({ append }) => append);

/**
 * Commits all appends that wait when a commit ends in the next one. Each is answered in time: where the server is gone, it is tried again
 * until then, on the same ids, after finding out what became of the last try.
 */
export class Writer {
  private readonly reach: LogReach;
  private queue: Waiting[] = [];
  private lost: Lost | undefined;
  private running: Promise<void> | undefined;
  private isClosed = false;
  private begin = (): void => undefined;
  private refusal: string | undefined;
  private probing: NodeJS.Timeout | undefined;

  constructor(private readonly options: WriterOptions) {
    this.reach = new LogReach(options.deadlineMs);
  }

  /** Why nothing can be written, tried again from time to time; undefined where it can. */
  get fault(): string | undefined {
    return this.refusal ?? this.reach.fault;
  }

  submit(append: Append): Promise<Outcome> {
    if (this.isClosed) return Promise.reject(new StoreUnavailable('The event store is closed.'));
    const until = this.reach.until();
    if (until <= performance.now()) return this.reach.refused();
    return new Promise((resolve, reject) => {
      this.queue.push(new Waiting({ append, until, resolve, reject }));
      this.running ??= this.run();
      if (this.queue.length >= SEND_AT) this.begin();
    });
  }

  /** Lets everything that was submitted finish first. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.running;
    clearInterval(this.probing);
    this.options.session.close();
  }

  /** Begins at the end of the turn, so that the first commit has all of its appends; or, where there are many, with the first of them. */
  private async run(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.begin = resolve;
      setImmediate(resolve);
    });
    while (this.queue.length > 0 || this.lost !== undefined) {
      const isTried = this.lost === undefined ? await this.attempt() : await this.resolve(this.lost);
      if (!isTried) await sleep(PAUSE_MS);
      this.expire();
    }
    this.running = undefined;
  }

  /** As many more as go into a commit with these. */
  private take(batch: Waiting[]): void {
    let bytes = batch.reduce((sum, { append }) => sum + weight(append), 0);
    for (let next = this.queue[0]; next !== undefined; next = this.queue[0]) {
      bytes += weight(next.append);
      const isFirst = batch.length === 0;
      const isApart = next.isAlone || batch[0]?.isAlone === true || bytes > MOST_BYTES;
      if (batch.length >= MOST_APPENDS || (!isFirst && isApart)) return;
      batch.push(next);
      this.queue.shift();
    }
  }

  /** False where the server is to be given a moment. */
  private async attempt(): Promise<boolean> {
    const began = performance.now();
    const attempt: Attempt = {};
    const batch: Waiting[] = [];
    this.take(batch);
    try {
      const work = (client: pg.Client) => this.commit(client, batch, attempt);
      const committed = await this.options.session.run(this.untilOf(batch), work);
      this.done(batch, committed);
      return true;
    } catch (error) {
      if (attempt.asked !== undefined) this.lost = { waiting: batch, unresolved: attempt.asked };
      if (attempt.asked?.isLate === true) for (const one of batch) one.isUnsure = true;
      return this.failed(batch, error, began);
    }
  }

  private async commit(client: pg.Client, batch: Waiting[], attempt: Attempt): Promise<Committed> {
    const { ends } = this.options;
    const appends = appendsOf(batch);
    const expected = ends.expectedBy(appends);
    try {
      const committed = expected && (await commitInOneGo(client, appends, expected, attempt));
      if (committed !== undefined) return committed;
    } catch (error) {
      if (isLost(error) || !isRolledBack(error)) throw error;
      ends.beCautious();
    }
    const take = (): readonly Append[] => {
      this.take(batch);
      return appendsOf(batch);
    };
    return commit(client, take, attempt);
  }

  private failed(batch: readonly Waiting[], error: unknown, began: number): boolean {
    if (this.lost !== undefined || isLost(error)) {
      if (this.lost === undefined) this.again(batch);
      this.broken(error, began);
      return false;
    }
    if (!concernsWhatWasSent(error)) this.refuse(batch, error);
    else if (batch.length > 1) this.again(batch, 'alone');
    else batch[0]?.resolve({ is: 'refused', detail: describe(error) });
    return true;
  }

  /** One faulty append must not fail the others: which one it is shows when each is tried alone. */
  private again(batch: readonly Waiting[], how?: 'alone'): void {
    for (const one of batch) one.isAlone ||= how === 'alone';
    this.queue.unshift(...batch);
  }

  /** What cannot be written now for another reason than its own. */
  private refuse(batch: readonly Waiting[], error: unknown): void {
    const known = error instanceof StoreUnavailable ? error : undefined;
    this.refusal = known?.message ?? `Nothing can be written: ${describe(error)}`;
    const why = known ?? new StoreUnavailable(this.refusal, { cause: error });
    for (const one of batch) one.reject(why);
    this.tryLater();
  }

  private broken(error: unknown, began: number): void {
    this.options.ends.forget();
    this.reach.lost(error, began);
    this.tryLater();
  }

  private tryLater(): void {
    this.probing ??= setInterval(() => void this.probe(), this.options.retryMs).unref();
  }

  private async probe(): Promise<void> {
    if (this.running !== undefined) return;
    const began = performance.now();
    try {
      await this.options.session.run(began + this.reach.tryMs, probe);
      this.sound();
    } catch (error) {
      if (isLost(error)) this.reach.lost(error, began);
    }
  }

  private sound(): void {
    this.refusal = undefined;
    this.reach.regained();
    clearInterval(this.probing);
    this.probing = undefined;
  }

  /** Whether the last try committed; what it was about is tried again where it did not. */
  private async resolve({ waiting, unresolved }: Lost): Promise<boolean> {
    const began = performance.now();
    try {
      const work = (client: pg.Client) => hasCommitted(client, unresolved);
      const isThere = await this.options.session.run(this.untilOf(waiting), work);
      this.lost = undefined;
      if (isThere) this.done(waiting, unresolved);
      else this.again(waiting.filter((one) => !one.isOver));
      return true;
    } catch (error) {
      this.broken(error, began);
      return false;
    }
  }

  private done(batch: readonly Waiting[], committed: Committed): void {
    this.sound();
    this.options.committed(committed);
    committed.outcomes.forEach((outcome, at) => batch[at]?.resolve(outcome));
  }

  /** None is kept waiting longer for what others, that came later, could still get. */
  private untilOf(batch: readonly Waiting[]): number {
    const now = performance.now();
    const first = batch.reduce((until, one) => Math.min(until, one.until), now + this.reach.tryMs);
    return Math.max(first, now + LEAST_TRY_MS);
  }

  private expire(): void {
    const now = performance.now();
    const late = (one: Waiting): boolean => one.until <= now && !one.isOver;
    for (const one of this.queue.filter(late))
      one.reject(one.isUnsure ? this.reach.unknown() : this.reach.unavailable());
    this.queue = this.queue.filter((one) => !one.isOver);
    const waiting = this.lost?.waiting ?? [];
    for (const one of waiting.filter(late)) one.reject(this.reach.unknown());
    if (waiting.every((one) => one.isOver)) this.lost = undefined;
  }
}
