import type { EventStore, StoredEvent } from '@plumbline/event-log';
import type { ParkedStream } from '@plumbline/view-store';
import type { Projector } from './projector.js';

/** How a retry ended: `parked` again where an event failed again, this one or a later one of the stream. */
export type RetryResult = Readonly<{ state: 'unparked' | 'not-parked' } | { state: 'parked'; parked: ParkedStream }>;

const MOST_READS = 100;

/**
 * Projects a parked stream's events into the view again, from the one that failed to the last one that was skipped.
 * While the stream is read, more of its events may be skipped; then it is read again.
 */
export const retry = async (
  { store, projector }: { store: EventStore; projector: Projector },
  view: string,
  stream: string,
): Promise<RetryResult> => {
  for (let reads = 0; reads < MOST_READS; reads += 1) {
    const before = projector.progressOf(view).parked.get(stream);
    if (!before) return { state: 'not-parked' };
    const events = await store.replayStream(stream, BigInt(before.revision), 'references');
    const result = await projector.exclusively(async (): Promise<RetryResult | undefined> => {
      const parked = projector.progressOf(view).parked.get(stream);
      if (parked?.revision !== before.revision || !reaches(events, parked)) return undefined;
      const waiting = events.filter((event) => event.position <= parked.lastPosition);
      const again = await projector.replay(parked, waiting);
      return again ? { state: 'parked', parked: again } : { state: 'unparked' };
    });
    if (result !== undefined) return result;
  }
  throw new Error(`${stream} does not reach the position that ${view} was parked at`);
};

const reaches = (events: readonly StoredEvent[], parked: ParkedStream): boolean =>
  (events.at(-1)?.position ?? '') >= parked.lastPosition;
