import { boxesSum, leafHash } from '../codec/leaf.js';
import type { KeysUsed } from '../codec/codec.js';
import type { Encoded, Stored } from '../codec/rows.js';
import type { Append, Outcome } from '../stored/append.js';
import type { StoredCommand } from '../stored/command-row.js';
import {
  answered,
  commandRow,
  decided,
  type Head,
  headIn,
  type Held,
  type Seen,
  Unreadable,
  written,
} from '../stored/decide.js';
import { canHold } from './can-hold.js';
import type { Additions } from './additions.js';
import type { Loaded, LoadedEnd, LoadedEvent } from './load.js';

/** All else of an event is JSON, or was validated. */
const isStorable = (stream: string, { actor, correlationId, causationId }: Encoded): boolean =>
  [stream, actor, correlationId, causationId].every(canHold);

/**
 * What was loaded for a batch while it holds the lock, and what its appends have added so far: each is decided on those before it, and
 * nothing is written before all are.
 */
export class LogUnderLock implements Seen {
  private readonly ends: ReadonlyMap<string, LoadedEnd>;
  private readonly moved = new Map<string, Head>();
  private readonly held: Map<string, LoadedEvent>;
  private readonly records: Map<string, StoredCommand>;
  private readonly events: Stored[] = [];
  private readonly kept: StoredCommand[] = [];
  private keys: KeysUsed | null = null;
  private last: number;

  constructor({ ends, held, records, last }: Loaded) {
    this.ends = new Map(ends.map((end) => [end.stream, end]));
    this.held = new Map(held.map((event) => [event.id, event]));
    this.records = new Map(records.map((record) => [record.key, record]));
    this.last = last;
  }

  get additions(): Additions {
    return { events: this.events, ends: this.moved, records: this.kept, keys: this.keys, last: this.last };
  }

  take(append: Append): Outcome {
    try {
      return this.taken(append);
    } catch (error) {
      if (error instanceof Unreadable) return { is: 'unreadable', detail: error.message };
      throw error;
    }
  }

  headOf(stream: string): Head | undefined {
    const moved = this.moved.get(stream);
    if (moved !== undefined) return moved;
    const end = this.ends.get(stream);
    return end && headIn(end);
  }

  placeOf(id: string): LoadedEvent | undefined {
    return this.held.get(id);
  }

  heldFrom(stream: string, revision: number, limit: number): readonly Held[] {
    return [...this.held.values()]
      .filter((event) => event.stream === stream && event.revision >= revision && event.revision < revision + limit)
      .toSorted((one, other) => one.revision - other.revision);
  }

  record(key: string): StoredCommand | undefined {
    return this.records.get(key);
  }

  private taken(append: Append): Outcome {
    const { record } = append;
    const answer = record && answered(this, record);
    if (answer) return answer;
    const outcome = decided(this, append) ?? this.refused(append) ?? this.write(append);
    if (record && outcome.is === 'done') this.keep(commandRow(record, outcome));
    return outcome;
  }

  private refused({ stream, events }: Append): Outcome | undefined {
    const ids = new Set(events.map(({ id }) => id));
    if (ids.size < events.length || events.some(({ id }) => this.held.has(id)))
      return { is: 'refused', detail: 'an event id is taken already' };
    if (!events.every((event) => isStorable(stream, event)))
      return { is: 'refused', detail: 'a name in it is no text that can be stored' };
    return undefined;
  }

  private write(append: Append): Outcome {
    const { stream, events, keys } = append;
    const head = this.headOf(stream);
    if (events.some(({ boxes }) => boxes !== null)) this.keys = latest(this.keys, keys);
    events.forEach((event, at) => {
      this.add(event, stream, (head?.revision ?? -1) + 1 + at);
    });
    return written(append, head, this.last);
  }

  private add(event: Encoded, stream: string, revision: number): void {
    const position = this.last + 1;
    const leaf = { ...event, stream, revision };
    this.events.push({ ...leaf, position, leafHash: leafHash(leaf), boxesSum: boxesSum(event.boxes) });
    this.held.set(event.id, { id: event.id, stream, revision, position });
    this.moved.set(stream, { revision, position });
    this.last = position;
  }

  private keep(row: StoredCommand): void {
    this.records.set(row.key, row);
    this.kept.push(row);
  }
}

const latest = (one: KeysUsed | null, other: KeysUsed | null): KeysUsed | null =>
  one === null || (other !== null && other.made > one.made) ? other : one;
