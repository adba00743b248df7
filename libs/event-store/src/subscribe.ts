import type { StoredEvent } from '@plumbline/event-log';
import type { Position } from '@plumbline/domain';

/** Where events may appear. `mark` is read before looking for events, so that no concurrent commit is missed. */
export interface Arrivals {
  mark(): number;
  /** Resolves when something may have committed after the mark, when the signal aborts, or when the store closes. */
  after(mark: number, signal: AbortSignal): Promise<void>;
  readonly closed: boolean;
}

type Options = Readonly<{ batch: number; signal: AbortSignal }>;
type Source = Readonly<{
  arrivals: Arrivals;
  readAll: (after: Position | null, limit: number) => Promise<readonly StoredEvent[]>;
}>;

/** Catches up, then follows. Ends, without an error, when the signal aborts or the store closes. */
export async function* subscribe(
  { arrivals, readAll }: Source,
  after: Position | null,
  { batch, signal }: Options,
): AsyncGenerator<readonly StoredEvent[], void> {
  let at = after;
  while (!signal.aborted && !arrivals.closed) {
    const mark = arrivals.mark();
    const events = await readAll(at, batch);
    const last = events.at(-1);
    if (last === undefined) await arrivals.after(mark, signal);
    else {
      at = last.position;
      yield events;
    }
  }
}
