import {
  InvalidEvent,
  type AppendReceipt,
  type AppendResult,
  type ActualRevision,
  type ExpectedRevision,
  type Guard,
} from '@plumbline/event-log';
import { isAskedBy, type KeptRecord } from '../codec/kept-record.js';
import type { Encoded, Stored } from '../codec/rows.js';
import { boxesSum, leafHash } from '../codec/leaf.js';
import { toPosition } from '../position.js';

export type Attempt = Readonly<{
  stream: string;
  expected: ExpectedRevision;
  events: readonly Encoded[];
  record: KeptRecord | undefined;
  guards: readonly Guard[];
}>;
export type AnsweredRecord = Readonly<{ request: string; receipt: AppendReceipt }>;

/** Stored events and command records. An append is one synchronous step: nothing can come between check and write. */
export class Log {
  readonly all: Stored[] = [];
  private readonly streams = new Map<string, Stored[]>();
  private readonly byFoldedName = new Map<string, readonly string[]>();
  private readonly ids = new Map<string, Stored>();
  private readonly records = new Map<string, AnsweredRecord>();

  of(stream: string): readonly Stored[] {
    return this.streams.get(stream) ?? [];
  }

  streamsLike(name: string): readonly string[] {
    return this.byFoldedName.get(name.toLowerCase()) ?? [];
  }

  record(key: string): AnsweredRecord | undefined {
    return this.records.get(key);
  }

  append(attempt: Attempt): AppendResult {
    const { record } = attempt;
    const answered = record && this.answered(record);
    if (answered !== undefined) return answered;
    const result = this.repeated(attempt) ?? this.conflict(attempt) ?? this.movedGuard(attempt) ?? this.write(attempt);
    if (record !== undefined && result.ok)
      this.records.set(record.key, { request: record.request, receipt: result.receipt });
    return result;
  }

  private answered(record: KeptRecord): AppendResult | undefined {
    const recorded = this.records.get(record.key);
    if (recorded === undefined) return undefined;
    if (!isAskedBy(recorded, record)) return { ok: false, reason: 'key-reused' };
    return { ok: true, receipt: recorded.receipt, repeated: true };
  }

  /** The first result of these very events, where the stream holds them at the expected place. */
  private repeated({ stream, expected, events }: Attempt): AppendResult | undefined {
    const [first] = events;
    const held = first && this.ids.get(first.id);
    if (held?.stream !== stream) return undefined;
    if (expected !== 'any' && held.revision !== revisionAfter(expected)) return undefined;
    const there = this.of(stream).slice(held.revision, held.revision + events.length);
    if (!sameIds(there, events)) return undefined;
    return { ok: true, receipt: receiptOf(stream, there, events.length), repeated: true };
  }

  private conflict({ stream, expected }: Attempt): AppendResult | undefined {
    const actual = this.actual(stream);
    return expected === 'any' || expected === actual ? undefined : { ok: false, reason: 'conflict', actual };
  }

  private movedGuard({ guards }: Attempt): AppendResult | undefined {
    const moved = guards.find(({ stream, revision }) => this.actual(stream) !== revision);
    return moved && { ok: false, reason: 'guard-moved', stream: moved.stream, actual: this.actual(moved.stream) };
  }

  private actual(stream: string): ActualRevision {
    const last = this.of(stream).at(-1);
    return last === undefined ? 'no-stream' : BigInt(last.revision);
  }

  private write({ stream, events }: Attempt): AppendResult {
    if (new Set(events.map(({ id }) => id)).size < events.length || events.some(({ id }) => this.ids.has(id)))
      throw new InvalidEvent('An event id is taken already: ids are unique for ever');
    const held = [...this.of(stream)];
    for (const event of events) {
      const leaf = { ...event, stream, revision: held.length };
      const stored = {
        ...leaf,
        position: this.all.length + 1,
        leafHash: leafHash(leaf),
        boxesSum: boxesSum(event.boxes),
      };
      held.push(stored);
      this.all.push(stored);
      this.ids.set(stored.id, stored);
    }
    if (this.of(stream).length === 0 && held.length > 0)
      this.byFoldedName.set(stream.toLowerCase(), [...this.streamsLike(stream), stream]);
    this.streams.set(stream, held);
    return { ok: true, receipt: receiptOf(stream, held, events.length), repeated: false };
  }
}

const revisionAfter = (expected: bigint | 'no-stream'): number => (expected === 'no-stream' ? 0 : Number(expected) + 1);

const sameIds = (held: readonly Stored[], events: readonly Encoded[]): boolean =>
  held.length === events.length && held.every(({ id }, at) => id === events[at]?.id);

const receiptOf = (stream: string, events: readonly Stored[], appended: number): AppendReceipt => {
  const last = events.at(-1);
  if (last === undefined) return { stream, revision: null, position: null, appended };
  return { stream, revision: BigInt(last.revision), position: toPosition(last.position), appended };
};
