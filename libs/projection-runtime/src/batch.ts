import type { StoredEvent } from '@plumbline/event-log';
import type { Position } from '@plumbline/domain';
import type { ParkedStream } from '@plumbline/view-store';
import { isBefore, oneMoreBehind, type Progress } from './progress.js';

/** The progress of one view in the running batch. Dropped with the batch if it fails. */
export class ViewBatch {
  readonly #before: Progress;
  readonly #parked = new Map<string, ParkedStream>();
  #position: Position | null;

  constructor(before: Progress) {
    this.#before = before;
    this.#position = before.position;
  }

  get position(): Position | null {
    return this.#position;
  }

  /** Streams that were parked in this batch, or have more events behind them than before it. */
  get newlyParked(): Iterable<ParkedStream> {
    return this.#parked.values();
  }

  /** False if the view has handled the event before: redelivery changes nothing. */
  isDue(event: StoredEvent): boolean {
    return isBefore(this.#position, event.position);
  }

  handled(event: StoredEvent): void {
    this.#position = event.position;
  }

  park(parked: ParkedStream): void {
    this.#parked.set(parked.stream, parked);
  }

  /** True where the event's stream is parked: it is counted behind the one that failed. */
  passOver(event: StoredEvent): boolean {
    const parked = this.#parked.get(event.stream) ?? this.#before.parked.get(event.stream);
    if (!parked) return false;
    this.#parked.set(event.stream, oneMoreBehind(parked, event));
    return true;
  }

  result(): Progress {
    const parked = this.#parked.size === 0 ? this.#before.parked : new Map([...this.#before.parked, ...this.#parked]);
    return { position: this.#position, parked };
  }
}
