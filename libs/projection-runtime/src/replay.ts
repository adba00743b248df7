import type { StoredEvent } from '@plumbline/event-log';
import type { Instant } from '@plumbline/domain';
import { isRowDefect, type ParkedStream, type ProjectedRows, type ProgressWriter } from '@plumbline/view-store';
import { parkedAt } from './progress.js';

type Parked = ParkedStream | undefined;

export type ReplayOptions = Readonly<{
  parked: ParkedStream;
  /** Of its stream, from the one that failed to the last one behind it. */
  events: readonly StoredEvent[];
  rows: ProjectedRows;
  attempt: (event: StoredEvent) => Readonly<{ error: unknown }> | undefined;
  now: () => Instant;
}>;

/** The events of a parked stream, projected again in one commit; or one by one, where one of their rows cannot be written. */
export class Replay {
  readonly #of: ReplayOptions;

  constructor(options: ReplayOptions) {
    this.#of = options;
  }

  /** How the stream is parked then; undefined where it is no more. */
  async run(): Promise<Parked> {
    const { events } = this.#of;
    try {
      return await this.#commit(() => this.#project(0, events.length));
    } catch (error) {
      if (!isRowDefect(error)) throw error;
      return this.#oneByOne();
    }
  }

  async #oneByOne(): Promise<Parked> {
    for (let at = 0; at < this.#of.events.length; at += 1) {
      const again = await this.#alone(at);
      if (again?.isFailed !== false) return again?.parked;
    }
    return undefined;
  }

  async #alone(at: number): Promise<Readonly<{ parked: Parked; isFailed: boolean }> | undefined> {
    const { events, parked } = this.#of;
    try {
      const failed = await this.#commit(() => this.#project(at, at + 1) ?? this.#waitingAt(at + 1));
      if (failed === undefined) return undefined;
      return { parked: failed, isFailed: failed.revision === events[at]?.revision.toString() };
    } catch (error) {
      if (!isRowDefect(error)) throw error;
      const failed = this.#failedAt(at, error) ?? parked;
      await this.#commit(() => failed);
      return { parked: failed, isFailed: true };
    }
  }

  /** Parked at the event that fails. */
  #project(from: number, to: number): Parked {
    for (let at = from; at < to; at += 1) {
      const event = this.#of.events[at];
      const failure = event && this.#of.attempt(event);
      if (failure) return this.#failedAt(at, failure.error);
    }
    return undefined;
  }

  #failedAt(at: number, error: unknown): Parked {
    const { parked, events, now } = this.#of;
    const event = events[at];
    if (event === undefined) return undefined;
    const behind = events.length - at - 1;
    return { ...parkedAt(parked.view, event, { error, since: now() }), behind, lastPosition: parked.lastPosition };
  }

  /** Before an event that has yet to be tried. */
  #waitingAt(at: number): Parked {
    const { error, since } = this.#of.parked;
    const waiting = this.#failedAt(at, error);
    return waiting && { ...waiting, error, since };
  }

  async #commit(project: () => Parked): Promise<Parked> {
    const { parked } = this.#of;
    const progress = (again: Parked, write: ProgressWriter): void => {
      if (again) write.park(again);
      else write.unpark(parked.view, parked.stream);
    };
    return this.#of.rows.commit({ project, progress });
  }
}
