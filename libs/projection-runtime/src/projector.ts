import { isReadable, type StoredEvent, UnreadableEvent } from '@plumbline/event-log';
import type { Instant, PlumblineEvent, Recorded } from '@plumbline/domain';
import {
  type CheckpointWriter,
  isRowDefect,
  type ParkedStream,
  type Projection,
  type RowCache,
  type View,
} from '@plumbline/view-store';
import { ViewBatch } from './batch.js';
import { AT_THE_BEGINNING, parkedAt, type Progress } from './progress.js';
import { type Slice, handleSlice } from './handle-slice.js';

/** Where progress is written, in the transaction of its rows. */
export type ProgressWriter = Pick<CheckpointWriter, 'move' | 'park' | 'unpark'>;

export type ProjectorOptions = Readonly<{
  views: readonly View[];
  rows: RowCache;
  transaction: <T>(work: () => T) => T;
  write: ProgressWriter;
  /**
   * Number of changed rows from which a slice is written; 0 writes every slice. Unwritten rows are lost on a failure,
   * so this is only for tables that are not served.
   */
  flushAt: number;
  now: () => Instant;
  parked: (stream: ParkedStream) => void;
}>;

type ProjectedView = { view: View; changesOf: Projection };
type Feed = ProjectedView & { batch: ViewBatch };

const ONE_BY_ONE_MS = 12;

/**
 * Projects events into the rows of some views. Rows and progress of a slice are committed together; a failure of the
 * file is thrown with nothing changed, a failure of a view over an event parks the event's stream for that view.
 */
export class Projector {
  readonly #progress = new Map<string, Progress>();
  readonly #of: ProjectorOptions;
  readonly #projected: readonly ProjectedView[];
  readonly #flush = (): void => {
    this.#of.rows.flush();
  };

  constructor(options: ProjectorOptions) {
    this.#of = options;
    this.#projected = options.views.map((view) => ({ view, changesOf: options.rows.projection(view) }));
    for (const view of options.views) this.#progress.set(view.name, AT_THE_BEGINNING);
  }

  get progress(): ReadonlyMap<string, Progress> {
    return this.#progress;
  }

  progressOf(view: string): Progress {
    return this.#progress.get(view) ?? AT_THE_BEGINNING;
  }

  /** Takes over progress that was committed elsewhere; the rows are read again. */
  moveTo(view: string, progress: Progress): void {
    this.#progress.set(view, progress);
    this.#of.rows.clear();
  }

  /**
   * Handles events from an index on until `until` (of `performance.now()`), at least one, and commits.
   * @returns the index of the first event that was not handled
   */
  apply(events: readonly StoredEvent[], from: number, until: number): number {
    const slice = { events, from, until };
    const [feeds, next] =
      this.#of.flushAt > 0 ? this.#projectSlice(slice) : (this.#projectTogether(slice) ?? this.#projectOneByOne(slice));
    for (const { view, batch } of feeds) {
      const before = this.progressOf(view.name).parked;
      this.#progress.set(view.name, batch.result());
      for (const parked of batch.newlyParked) if (!before.has(parked.stream)) this.#of.parked(parked);
    }
    this.#of.rows.trim();
    return next;
  }

  /**
   * Projects the events of a parked stream into its view again, in one transaction.
   * @returns the stream as it is parked now, undefined where it is no more
   */
  replay(parked: ParkedStream, events: readonly StoredEvent[]): ParkedStream | undefined {
    const projected = this.#projected.find(({ view }) => view.name === parked.view);
    if (!projected) return parked;
    const again = this.#inTransaction(() => {
      const still = this.#replay(projected, parked, events);
      if (still) this.#of.write.park(still);
      else this.#of.write.unpark(parked.view, parked.stream);
      return still;
    });
    const { position, parked: streams } = this.progressOf(parked.view);
    const next = new Map(streams);
    if (again) next.set(parked.stream, again);
    else next.delete(parked.stream);
    this.#progress.set(parked.view, { position, parked: next });
    return again;
  }

  #replay(projected: ProjectedView, parked: ParkedStream, events: readonly StoredEvent[]): ParkedStream | undefined {
    for (const [index, event] of events.entries()) {
      const failure = this.#attempt(event, projected, this.#flush);
      if (!failure) continue;
      const behind = events.length - index - 1;
      const { lastPosition } = parked;
      return { ...parkedAt(parked.view, event, { ...failure, since: this.#of.now() }), behind, lastPosition };
    }
    return undefined;
  }

  /** Writes what waits to be written. */
  flush(): void {
    this.#inTransaction(this.#flush);
  }

  /** Undefined if a row could not be written, which does not tell which event caused it. */
  #projectTogether(slice: Slice): [Feed[], number] | undefined {
    try {
      return this.#projectSlice(slice);
    } catch (error) {
      if (!isRowDefect(error)) throw error;
      return undefined;
    }
  }

  #projectSlice(slice: Slice): [Feed[], number] {
    return this.#commit(slice, (event, feed) => {
      this.#project(event, feed);
    });
  }

  /** With a new time limit: the attempt before may have used up the slice. */
  #projectOneByOne(slice: Slice): [Feed[], number] {
    const until = Math.max(slice.until, performance.now() + ONE_BY_ONE_MS);
    return this.#commit({ ...slice, until }, (event, feed) => {
      this.#project(event, feed, this.#flush);
    });
  }

  #commit(slice: Slice, handle: (event: StoredEvent, feed: Feed) => void): [Feed[], number] {
    const feeds = this.#feeds();
    const next = this.#inTransaction(() => {
      const end = handleSlice(slice, (event) => {
        for (const feed of feeds) if (feed.batch.isDue(event)) handle(event, feed);
      });
      if (this.#of.rows.dirty >= this.#of.flushAt) this.#of.rows.flush();
      for (const feed of feeds) this.#write(feed);
      return end;
    });
    return [feeds, next];
  }

  /** The cache may have rows that were rolled back, so it is cleared. */
  #inTransaction<T>(work: () => T): T {
    try {
      return this.#of.transaction(work);
    } catch (error) {
      this.#of.rows.clear();
      throw error;
    }
  }

  #project(event: StoredEvent, feed: Feed, written?: () => void): void {
    const { view, batch } = feed;
    if (!batch.passOver(event)) {
      const failure = this.#attempt(event, feed, written);
      if (failure) batch.park(parkedAt(view.name, event, { ...failure, since: this.#of.now() }));
    }
    batch.handled(event);
  }

  /** All changes of the event, or none and the error. */
  #attempt(
    event: StoredEvent,
    { view, changesOf }: ProjectedView,
    written?: () => void,
  ): { error: unknown } | undefined {
    // Its data is unknown, so every view may need it.
    if (!isReadable(event)) return { error: new UnreadableEvent(event.unreadable) };
    try {
      const changes = changesOf(event as Recorded<PlumblineEvent>);
      if (changes.length > 0) this.#of.rows.apply(view.tables, changes);
      if (written) this.#of.transaction(written);
      return undefined;
    } catch (error) {
      if (!isRowDefect(error)) throw error;
      if (written) this.#of.rows.clear();
      return { error };
    }
  }

  #write({ view: { name }, batch }: Feed): void {
    if (batch.position !== null && batch.position !== this.progressOf(name).position) {
      this.#of.write.move(name, batch.position);
    }
    for (const parked of batch.newlyParked) this.#of.write.park(parked);
  }

  #feeds(): Feed[] {
    return this.#projected.map((projected) => ({
      ...projected,
      batch: new ViewBatch(this.progressOf(projected.view.name)),
    }));
  }
}
