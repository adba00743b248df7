import { isReadable, type StoredEvent, UnreadableEvent } from '@plumbline/event-log';
import type { Instant, PlumblineEvent, Recorded } from '@plumbline/domain';
import {
  isRowDefect,
  type ParkedStream,
  type ProgressWriter,
  type Projection,
  type ProjectedRows,
  Turns,
  type View,
} from '@plumbline/view-store';
import { ViewBatch } from './batch.js';
import { AT_THE_BEGINNING, parkedAt, type Progress } from './progress.js';
import { type Slice, handleSlice } from './handle-slice.js';
import { Replay } from './replay.js';

export type ProjectorOptions = Readonly<{
  views: readonly View[];
  rows: ProjectedRows;
  now: () => Instant;
  parked: (stream: ParkedStream) => void;
}>;

export type ProjectedView = Readonly<{ view: View; changesOf: Projection }>;
type Feed = ProjectedView & Readonly<{ batch: ViewBatch }>;
export type Failure = Readonly<{ error: unknown }>;

const ONE_BY_ONE_MS = 12;

/**
 * Projects events into the rows of some views. Rows and progress of a slice are committed together; a failure of the
 * database is thrown with nothing changed, a failure of a view over an event parks the event's stream for that view.
 */
export class Projector {
  readonly #progress = new Map<string, Progress>();
  readonly #of: ProjectorOptions;
  readonly #projected: readonly ProjectedView[];
  readonly #turns = new Turns();

  constructor(options: ProjectorOptions) {
    this.#of = options;
    this.#projected = options.views.map((view) => ({ view, changesOf: options.rows.cache.projection(view) }));
    for (const view of options.views) this.#progress.set(view.name, AT_THE_BEGINNING);
  }

  get progress(): ReadonlyMap<string, Progress> {
    return this.#progress;
  }

  /** How long a slice of events may take. */
  get sliceMs(): number {
    return this.#of.rows.sliceMs;
  }

  progressOf(view: string): Progress {
    return this.#progress.get(view) ?? AT_THE_BEGINNING;
  }

  /** While it runs, no event is projected: whoever changes progress or replaces rows does so within. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return this.#turns.take(work);
  }

  /** Takes over progress that was committed elsewhere; the rows are read again. */
  moveTo(view: string, progress: Progress): void {
    this.#progress.set(view, progress);
    this.#of.rows.cache.clear();
  }

  /**
   * Handles events from an index on until `until` (of `performance.now()`), at least one, and commits.
   * @returns the index of the first event that was not handled
   */
  apply(events: readonly StoredEvent[], from: number, until: number): Promise<number> {
    return this.exclusively(async () => {
      const slice = { events, from, until };
      const next = (await this.#projectTogether(slice)) ?? (await this.#projectOneByOne(slice));
      this.#of.rows.cache.trim();
      return next;
    });
  }

  /**
   * Projects the events of a parked stream into its view again. Call it within `exclusively`.
   * @returns the stream as it is parked now, undefined where it is no more
   */
  async replay(parked: ParkedStream, events: readonly StoredEvent[]): Promise<ParkedStream | undefined> {
    const projected = this.#projected.find(({ view }) => view.name === parked.view);
    if (!projected) return parked;
    const { rows, now } = this.#of;
    const attempt = (event: StoredEvent) => this.#attempt(event, projected);
    const again = await new Replay({ parked, events, rows, attempt, now }).run();
    const { position, parked: streams } = this.progressOf(parked.view);
    const next = new Map(streams);
    if (again) next.set(parked.stream, again);
    else next.delete(parked.stream);
    this.#progress.set(parked.view, { position, parked: next });
    return again;
  }

  /** Undefined if a row could not be written, which does not tell which event caused it. */
  async #projectTogether(slice: Slice): Promise<number | undefined> {
    let end: number | undefined;
    try {
      await this.#commit(() => {
        const feeds = this.#projected.map((projected) => this.#feed(projected));
        const handle = (event: StoredEvent): void => {
          for (const feed of feeds) if (feed.batch.isDue(event)) this.#project(event, feed);
        };
        // The first run says how many events fit into the time.
        if (end === undefined) end = handleSlice(slice, handle);
        else for (const event of slice.events.slice(slice.from, end)) handle(event);
        return feeds;
      });
      return end;
    } catch (error) {
      if (this.#of.rows.gathers || !isRowDefect(error)) throw error;
      return undefined;
    }
  }

  /** With a new time limit: the attempt before may have used up the slice. */
  async #projectOneByOne({ events, from, until: given }: Slice): Promise<number> {
    const until = Math.max(given, performance.now() + ONE_BY_ONE_MS);
    let index = from;
    for (let event = events[index]; event; event = events[index]) {
      for (const projected of this.#projected) await this.#projectAlone(event, projected);
      index += 1;
      if (performance.now() >= until) break;
    }
    return index;
  }

  async #projectAlone(event: StoredEvent, projected: ProjectedView): Promise<void> {
    const committed = (handle: (feed: Feed) => void): Promise<void> =>
      this.#commit(() => {
        const feed = this.#feed(projected);
        if (feed.batch.isDue(event)) handle(feed);
        return [feed];
      });
    try {
      await committed((feed) => {
        this.#project(event, feed);
      });
    } catch (error) {
      if (!isRowDefect(error)) throw error;
      await committed((feed) => {
        this.#park(event, feed, { error });
      });
    }
  }

  async #commit(project: () => readonly Feed[]): Promise<void> {
    const feeds = await this.#of.rows.commit({
      project,
      progress: (done, write) => {
        for (const feed of done) this.#write(feed, write);
      },
    });
    for (const { view, batch } of feeds) {
      const before = this.progressOf(view.name).parked;
      this.#progress.set(view.name, batch.result());
      for (const parked of batch.newlyParked) if (!before.has(parked.stream)) this.#of.parked(parked);
    }
  }

  #project(event: StoredEvent, feed: Feed): void {
    const { batch } = feed;
    const failure = batch.passOver(event) ? undefined : this.#attempt(event, feed);
    if (failure) this.#park(event, feed, failure);
    else batch.handled(event);
  }

  #park(event: StoredEvent, { view, batch }: Feed, failure: Failure): void {
    batch.park(parkedAt(view.name, event, { ...failure, since: this.#of.now() }));
    batch.handled(event);
  }

  /** All changes of the event, or none and the error. */
  #attempt(event: StoredEvent, { view, changesOf }: ProjectedView): Failure | undefined {
    // Its data is unknown, so every view may need it.
    if (!isReadable(event)) return { error: new UnreadableEvent(event.unreadable) };
    try {
      const changes = changesOf(event as Recorded<PlumblineEvent>);
      if (changes.length > 0) this.#of.rows.cache.apply(view.tables, changes);
      return undefined;
    } catch (error) {
      if (!isRowDefect(error)) throw error;
      return { error };
    }
  }

  #write({ view: { name }, batch }: Feed, write: ProgressWriter): void {
    if (batch.position !== null && batch.position !== this.progressOf(name).position) write.move(name, batch.position);
    for (const parked of batch.newlyParked) write.park(parked);
  }

  #feed(projected: ProjectedView): Feed {
    return { ...projected, batch: new ViewBatch(this.progressOf(projected.view.name)) };
  }
}
