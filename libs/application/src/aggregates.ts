import { type AnyEvent, type Decider, evolved, type Position, type Recorded, type Revision } from '@plumbline/domain';
import { LRUCache } from 'lru-cache';
import type { AppendReceipt, EventStore } from '@plumbline/event-log';
import { weightOf } from '@plumbline/view-store';
import { readOnce } from './read-once.js';
import { extended, MARK_WEIGHT, type Trail } from './trail.js';

/**
 * A state folded from committed events; revision and position are null where the stream has none. `weight` is that of the
 * events, in bytes: what a state and a trail hold they have from them.
 */
export type Loaded<S> = Readonly<{
  state: S;
  trail: Trail;
  revision: Revision | null;
  position: Position | null;
  weight: number;
  /** How often states had been forgotten when folding began: what was folded before the last time is not kept. */
  forgotten: number;
}>;
type Entry = Loaded<unknown> & Readonly<{ evolve: unknown }>;

const DEFAULT_CAPACITY = 64 * 1024 * 1024;
/** The fixed part of the weight of a cached state. */
const STATE = 1024;
const weigh = (events: readonly AnyEvent[]): number =>
  events.reduce((sum, { data }) => sum + weightOf(data) + MARK_WEIGHT, 0);

const revisionOf = (entry: Entry | undefined): Revision => entry?.revision ?? -1n;

/**
 * The states of aggregates, folded from their streams and cached between calls. A cached state only ever comes from events
 * that the store gave back or acknowledged, and every load asks the store for what came after, so an entry can be old but
 * never wrong.
 */
export class Aggregates {
  private readonly entries: LRUCache<string, Entry>;
  private forgotten = 0;
  /** Of the store, as of when states were last dropped for it. */
  private textsEnded: number;
  private readonly tails = new Map<string, Promise<unknown>>();
  private taken = 0;

  /** `capacity`: about how many bytes the cached states may take; the least recently used go first. */
  constructor(
    readonly store: EventStore,
    { capacity = DEFAULT_CAPACITY }: { capacity?: number } = {},
  ) {
    this.entries = new LRUCache({ maxSize: capacity });
    this.textsEnded = store.textsEnded;
  }

  /** The state with all events that were acknowledged before its first load in this scope of `readingOnce`. */
  load<S, C, E extends AnyEvent>(decider: Decider<S, C, E>, stream: string): Promise<Loaded<S>> {
    return readOnce(stream, () => this.read(decider, stream));
  }

  private async read<S, C, E extends AnyEvent>(decider: Decider<S, C, E>, stream: string): Promise<Loaded<S>> {
    this.forgetEnded();
    const cached = this.cached(decider, stream);
    const after = cached.revision === null ? 0n : cached.revision + 1n;
    const news = (await this.store.readStream(stream, after)) as readonly Recorded<E>[];
    const last = news.at(-1);
    if (last === undefined) return cached;
    const loaded = {
      state: evolved(decider, cached.state, news),
      trail: extended(cached.trail, news),
      revision: last.revision,
      position: last.position,
      weight: cached.weight + weigh(news),
      forgotten: cached.forgotten,
    };
    this.keep(stream, { ...loaded, evolve: decider.evolve });
    return loaded;
  }

  /** Folds events that the store has just acknowledged into a cached state, so that they are not read back. */
  appended<S, C, E extends AnyEvent>(
    decider: Decider<S, C, E>,
    before: Loaded<S>,
    events: readonly E[],
    { stream, revision, position }: AppendReceipt,
  ): Loaded<S> {
    const loaded = {
      state: evolved(decider, before.state, events),
      trail: extended(before.trail, events),
      revision,
      position,
      weight: before.weight + weigh(events),
      forgotten: before.forgotten,
    };
    this.keep(stream, { ...loaded, evolve: decider.evolve });
    return loaded;
  }

  /** How often every state was dropped. */
  get timesForgotten(): number {
    return this.forgotten;
  }

  /** Drops every state, with the texts in it; also those that are being folded now. */
  forgetStates(): void {
    this.forgotten += 1;
    this.entries.clear();
  }

  /** What texts another process ended are in states of this one, too. */
  private forgetEnded(): void {
    const { textsEnded } = this.store;
    if (textsEnded !== this.textsEnded) this.forgetStates();
    this.textsEnded = textsEnded;
  }

  /** Runs work on one stream one after the other, in order of arrival; work on different streams does not wait. */
  inTurn<T>(stream: string, work: () => Promise<T>): Promise<T> {
    this.taken += 1;
    const result = this.tails.get(stream)?.then(work) ?? work();
    const tail = result
      .catch(() => undefined)
      .then(() => {
        this.taken -= 1;
        if (this.tails.get(stream) === tail) this.tails.delete(stream);
      });
    this.tails.set(stream, tail);
    return result;
  }

  /** How many wait for their turn: each stream has one at work. */
  get waiting(): number {
    return this.taken - this.tails.size;
  }

  private cached<S, C, E>(decider: Decider<S, C, E>, stream: string): Loaded<S> {
    const entry = this.entries.get(stream);
    if (entry?.evolve === decider.evolve) return entry as Loaded<S>;
    const nothing = { trail: null, revision: null, position: null, weight: STATE, forgotten: this.forgotten };
    return { state: decider.initialState(), ...nothing };
  }

  /** A load that began earlier may end later: it must not replace a newer state, nor keep what was forgotten meanwhile. */
  private keep(stream: string, entry: Entry): void {
    if (entry.forgotten !== this.forgotten) return;
    const held = this.entries.get(stream);
    if (held?.evolve === entry.evolve && revisionOf(held) > revisionOf(entry)) return;
    this.entries.set(stream, entry, { size: entry.weight });
  }
}
