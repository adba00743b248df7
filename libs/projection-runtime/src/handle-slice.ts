import type { StoredEvent } from '@plumbline/event-log';

/** Events from an index on, until a time of `performance.now()`. */
export type Slice = Readonly<{ events: readonly StoredEvent[]; from: number; until: number }>;

/** Hands on the events of a slice, at least one, and gives the index of the first that was not. */
export const handleSlice = ({ events, from, until }: Slice, handle: (event: StoredEvent) => void): number => {
  let index = from;
  for (let event = events[index]; event; event = events[index]) {
    handle(event);
    index += 1;
    if (performance.now() >= until) break;
  }
  return index;
};
