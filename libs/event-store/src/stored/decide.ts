// The writer thread runs this from plain sources too: only erasable syntax, and nothing of other libraries but types.
import { isAskedBy } from '../codec/kept-record.js';
import type { Encoded } from '../codec/rows.js';
import type { Append, Outcome, Place } from './append.js';
import { type CommandRow, checksumOf, type StoredCommand } from './command-row.js';

export type Head = Readonly<{ revision: number; position: number }>;
export type Held = Head & Readonly<{ id: string }>;

/** What is stored, as far as an append is decided on it. */
export interface Seen {
  /** The end of a stream. Throws `Unreadable` where it is not what was written. */
  headOf(stream: string): Head | undefined;
  placeOf(id: string): Readonly<{ stream: string; revision: number }> | undefined;
  /** At most so many events of a stream from a revision on, in order; those with other ids than are asked about may be left out. */
  heldFrom(stream: string, revision: number, limit: number): readonly Held[];
  record(key: string): StoredCommand | undefined;
}

/** What an append would be decided on is not what was written. */
export class Unreadable extends Error {}

/** The end of a stream twice: as it is recorded, and as its events have it. */
export type StreamEnd = Readonly<{
  recorded: number | null;
  position: number | null;
  found: number | null;
  foundAt: number | null;
}>;
/** Throws `Unreadable` where the two differ. */
export const headIn = ({ recorded, position, found, foundAt }: StreamEnd): Head | undefined => {
  if (recorded !== found || position !== foundAt) throw new Unreadable('a stream does not end where it should');
  return recorded === null || position === null ? undefined : { revision: recorded, position };
};

const done = (place: Place, repeated: boolean): Outcome => ({ is: 'done', repeated, ...place });
const revisionAfter = (expected: number | 'no-stream'): number => (expected === 'no-stream' ? 0 : expected + 1);
const actualOf = (head: Head | undefined): number | 'no-stream' => head?.revision ?? 'no-stream';
const sameIds = (held: readonly Held[], events: readonly Encoded[]): boolean =>
  held.length === events.length && held.every(({ id }, at) => id === events[at]?.id);

/** What the record of a command says, where its key is known. */
export const answered = (seen: Seen, record: NonNullable<Append['record']>): Outcome | undefined => {
  const recorded = seen.record(record.key);
  if (recorded === undefined) return undefined;
  if (!checksumOf(recorded).equals(recorded.checksum))
    throw new Unreadable('the record of a command is not what was written');
  return isAskedBy(recorded, record) ? done(JSON.parse(recorded.receipt) as Place, true) : { is: 'key-reused' };
};

/** The place of these very events, where the stream holds them right after the expected revision. */
const repeated = (seen: Seen, { stream, expected, events }: Append): Place | undefined => {
  const [first] = events;
  const held = first && seen.placeOf(first.id);
  if (held?.stream !== stream) return undefined;
  if (expected !== 'any' && held.revision !== revisionAfter(expected)) return undefined;
  const there = seen.heldFrom(stream, held.revision, events.length);
  const last = sameIds(there, events) ? there.at(-1) : undefined;
  return last && { stream, revision: last.revision, position: last.position, appended: events.length };
};

const movedGuard = (seen: Seen, { guards }: Append): Outcome | undefined => {
  for (const { stream, revision } of guards) {
    const actual = seen.headOf(stream)?.revision ?? null;
    if (actual !== revision) return { is: 'guard-moved', stream, actual };
  }
  return undefined;
};

/** What becomes of an append that no record answers and that is not written; undefined where it is to be written, behind the end of its stream. */
export const decided = (seen: Seen, append: Append): Outcome | undefined => {
  const head = seen.headOf(append.stream);
  const { expected } = append;
  // What stands at the head has nothing after it, so only these two can be repeats.
  if (expected === 'any' || expected !== actualOf(head)) {
    const first = repeated(seen, append);
    if (first) return done(first, true);
    if (expected !== 'any') return { is: 'conflict', actual: head?.revision ?? null };
  }
  return movedGuard(seen, append);
};

/** Of an append that is written: `head` is the end of its stream before, `position` that of its last event. */
export const written = (
  { stream, events }: Append,
  head: Head | undefined,
  position: number,
): Extract<Outcome, { is: 'done' }> => {
  const place =
    events.length === 0
      ? { revision: null, position: null, ...head }
      : { revision: (head?.revision ?? -1) + events.length, position };
  return { is: 'done', repeated: false, stream, ...place, appended: events.length };
};

/** The record of a command that was done, as it is kept beside its events. */
export const commandRow = (
  { key, request }: NonNullable<Append['record']>,
  { stream, revision, position, appended }: Place,
): StoredCommand => {
  const row: CommandRow = { key, request, receipt: JSON.stringify({ stream, revision, position, appended }) };
  return { ...row, checksum: checksumOf(row) };
};
