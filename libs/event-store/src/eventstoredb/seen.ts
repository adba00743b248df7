import type { Append, Outcome } from '../stored/append.js';
import type { StoredCommand } from '../stored/command-row.js';
import { answered, commandRow, decided, type Head, type Seen, Unreadable } from '../stored/decide.js';
import type { KnownStream } from './known-streams.js';

/** What an append is decided on: its stream, which ends at `head`, and those that it guards. */
export type Loaded = Readonly<{ stream: KnownStream; head: Head | undefined; seen: Seen }>;

const hasTwice = ({ events }: Append): boolean => new Set(events.map(({ id }) => id)).size < events.length;

/** What becomes of an append that is not sent; undefined where it is. */
export const outcomeOf = ({ seen, stream }: Loaded, append: Append): Outcome | undefined => {
  try {
    const first = append.record === null ? undefined : answered(seen, append.record);
    if (first !== undefined) return first;
    const known = decided(seen, append);
    if (known !== undefined) return known;
  } catch (error) {
    if (error instanceof Unreadable) return { is: 'unreadable', detail: error.message };
    throw error;
  }
  const isTaken = append.events.some(({ id }) => stream.revisionOf(id) !== undefined);
  return hasTwice(append) || isTaken ? { is: 'refused', detail: 'an event id is taken already' } : undefined;
};

export const seenIn = (
  name: string,
  stream: KnownStream,
  heads: ReadonlyMap<string, Head | undefined>,
  recorded: StoredCommand | undefined,
): Seen => ({
  headOf: (asked) => heads.get(asked),
  placeOf: (id) => {
    const revision = stream.revisionOf(id);
    return revision === undefined ? undefined : { stream: name, revision };
  },
  heldFrom: (_, revision, limit) => stream.held.slice(revision, revision + limit),
  record: (key) => recordOf(key, stream) ?? recorded,
});

/** As it is in the events of its command. */
export const recordOf = (key: string, stream: KnownStream): StoredCommand | undefined => {
  const command = stream.command(key);
  return command && commandRow({ key, request: command.request, given: command.request }, command.place);
};
