import { before, TimedOut } from '@plumbline/postgres';
import { OutcomeUnknown, StoreUnavailable } from '@plumbline/event-log';
import type { KeptRecord } from '../codec/kept-record.js';
import type { LogReach } from '../served/reach.js';
import type { ServedWriter } from '../served/served-event-store.js';
import type { Append, Outcome, Place } from '../stored/append.js';
import { type Head, written } from '../stored/decide.js';
import type { LogParts } from './event-log.js';
import type { GuardCheck } from './guard-check.js';
import type { KnownStream } from './known-streams.js';
import { listsOf } from './lists.js';
import { type Locks, WHOLE_LOG } from './locks.js';
import type { LogNotes } from './log-notes.js';
import { NO_STREAM } from './messages.js';
import { type Loaded, outcomeOf, seenIn } from './seen.js';
import { type Large, sentEvent } from './stored-event.js';
import type { Wanted } from './turns.js';

export type AppenderParts = LogParts &
  Readonly<{
    reach: LogReach;
    locks: Locks;
    notes: LogNotes;
    guards: GuardCheck;
  }>;

type Sending = Readonly<{ loaded: Loaded; parts: readonly Large[]; mayGoOn: () => Promise<boolean> }>;

/** What nobody else may write meanwhile, and what nobody may change. */
const wantedBy = ({ stream, record, guards }: Append): readonly Wanted[] => {
  const exclusive = [stream, ...(record === null ? [] : [`record ${record.key}`])];
  const shared = new Set([WHOLE_LOG, ...guards.map((guard) => guard.stream).filter((name) => name !== stream)]);
  return [
    ...exclusive.map((name) => ({ name, mode: 'exclusive' as const })),
    ...[...shared].map((name) => ({ name, mode: 'shared' as const })),
  ];
};

/** So long an answer waits for it. */
const RECORD_MS = 200;
const TOO_LATE = 'The event store is not available: others write to the same streams, or it does not answer in time.';

class Progress {
  isSent = false;
  /** Whoever asked has been answered. */
  isOver = false;

  send(): void {
    if (this.isOver) throw new StoreUnavailable(TOO_LATE);
    this.isSent = true;
  }
}

/** One append after the other to each stream, with what it was decided on held still by locks. */
export class Appender implements ServedWriter {
  constructor(private readonly of: AppenderParts) {}

  get fault(): string | undefined {
    return this.of.reach.fault ?? this.of.locks.fault;
  }

  /** Answers in time, whatever becomes of it: what was not sent by then never is. */
  async submit(append: Append): Promise<Outcome> {
    const { reach } = this.of;
    const progress = new Progress();
    try {
      return await before(performance.now() + reach.deadlineMs, this.done(append, progress));
    } catch (error) {
      if (!(error instanceof TimedOut)) throw error;
      progress.isOver = true;
      throw progress.isSent ? reach.unknown() : this.tooLate(error);
    }
  }

  close(): Promise<void> {
    this.of.locks.close();
    return Promise.resolve();
  }

  private tooLate(cause: unknown): Error {
    return this.of.locks.fault === undefined ? new StoreUnavailable(TOO_LATE, { cause }) : this.of.locks.unavailable();
  }

  private async done(append: Append, progress: Progress): Promise<Outcome> {
    const held = await this.of.locks.take(wantedBy(append), () => progress.isOver);
    try {
      const { loaded, outcome } = await this.decided(append);
      if (outcome !== undefined) return outcome;
      const parts = await this.prepare(append, loaded);
      if (!(await held.isHeld())) throw this.lost();
      progress.send();
      const done = await this.written(append, { loaded, parts, mayGoOn: held.isHeld });
      // Whoever is answered is not kept waiting for it.
      if (done.is === 'done') void this.of.guards.check(append, done);
      return done;
    } catch (error) {
      if (error instanceof OutcomeUnknown) void this.of.guards.checkLater(append);
      throw error;
    } finally {
      held.release();
    }
  }

  private lost(): Error {
    const { locks } = this.of;
    if (locks.fault !== undefined) return locks.unavailable();
    return new StoreUnavailable('The locks of an append were lost before it was sent.');
  }

  /** The stream without asking, where it ended at the expected revision when it was read last: it is written to only if it does still. */
  private known({ stream, expected, events }: Append): KnownStream | undefined {
    const known = this.of.known.last(stream);
    if (known === undefined || expected === 'any' || events.length === 0) return undefined;
    return known.next === (expected === 'no-stream' ? 0 : expected + 1) ? known : undefined;
  }

  private async decided(append: Append): Promise<Readonly<{ loaded: Loaded; outcome: Outcome | undefined }>> {
    const known = this.known(append);
    const loaded = await this.load(append, known);
    const outcome = outcomeOf(loaded, append);
    if (known === undefined || outcome === undefined) return { loaded, outcome };
    // The stream may have moved, and how it did comes before what else keeps the append out.
    const anew = await this.load(append, undefined);
    return { loaded: anew, outcome: outcomeOf(anew, append) };
  }

  private async written(append: Append, sending: Sending): Promise<Outcome> {
    const outcome = await this.write(append, sending);
    if (outcome.is !== 'conflict') return outcome;
    const { head } = sending.loaded;
    if ((outcome.actual ?? NO_STREAM) < (head?.revision ?? NO_STREAM)) this.of.known.forget();
    // What the stream holds by now may be these very events, or those of a request before.
    const loaded = await this.load(append, undefined);
    return outcomeOf(loaded, append) ?? this.write(append, { ...sending, loaded });
  }

  private async load({ stream, record, guards }: Append, isKnown: KnownStream | undefined): Promise<Loaded> {
    const { known, log, names, records } = this.of;
    const [current, recorded, ...heads] = await Promise.all([
      isKnown ?? known.current(stream),
      record === null ? undefined : records.find(record.key),
      ...guards.map(async (guard) => [guard.stream, await log.lastOf(names.of(guard.stream))] as const),
    ]);
    const { head } = current;
    const headOf = new Map<string, Head | undefined>([...heads, [stream, head]]);
    return { stream: current, head, seen: seenIn(stream, current, headOf, recorded) };
  }

  /** What is stored before the events are; where their large parts lie then. */
  private async prepare(append: Append, { head }: Loaded): Promise<readonly Large[]> {
    const { events, keys } = append;
    if (events.length === 0) return [];
    if (keys !== null && events.some(({ boxes }) => boxes !== null)) await this.of.notes.noteMade(keys);
    for (const list of listsOf(append, head === undefined)) await this.of.lists.add(list, [append.stream]);
    return this.of.large.stored(events);
  }

  private async write(append: Append, sending: Sending): Promise<Outcome> {
    const { head } = sending.loaded;
    const first = (head?.revision ?? NO_STREAM) + 1;
    const position = append.events.length === 0 ? 0 : await this.send(append, first, sending);
    if (typeof position !== 'number') return position;
    const done = written(append, head, position);
    if (append.record !== null) await this.record(append, append.record, done);
    return done;
  }

  /** That of a command that wrote events is in them: whoever waits for their answer is not told that it is missing elsewhere. */
  private async record({ events }: Append, record: KeptRecord, place: Place): Promise<void> {
    const writing = this.of.records.write(record, place);
    if (events.length === 0) return writing;
    await before(performance.now() + RECORD_MS, writing).catch(() => undefined);
  }

  /** The position of the last event, or how the append ends else. */
  private async send(
    { stream, events, guards }: Append,
    first: number,
    { parts, mayGoOn }: Sending,
  ): Promise<number | Extract<Outcome, { is: 'conflict' }>> {
    const { log, names } = this.of;
    const sent = events.map((event, at) => {
      const beside = at === 0 && guards.length > 0 ? { guards } : {};
      return sentEvent(event, stream, first + at, { ...parts[at], ...beside });
    });
    const answer = await log.append(names.of(stream), first - 1, sent, mayGoOn);
    if (answer.is === 'done') return answer.position;
    return { is: 'conflict', actual: answer.current === NO_STREAM ? null : answer.current };
  }
}
