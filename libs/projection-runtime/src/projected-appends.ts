import type { StoredEvent } from '@plumbline/event-log';

/** Events of one append that were projected together, as whoever traces them wants to know. */
export type ProjectedAppend = Readonly<{
  correlationId: string;
  /** Of the first of them. */
  eventId: string;
  /** Of the stream: the name without its id. */
  kind: string;
  events: number;
  beganAtMs: number;
  endedAtMs: number;
}>;

export type OnProjected = (appends: readonly ProjectedAppend[]) => void;

/** Older ones are caught up with, after a pause or on a new copy: nobody looks for them in a trace any more. */
const RECENT_MS = 10 * 60_000;

type Found = { eventId: string; correlationId: string; stream: string; events: number };

const isRecent = ({ metadata }: StoredEvent, nowMs: number): boolean =>
  nowMs - Date.parse(metadata.recordedAt) < RECENT_MS;

/** One for each run of events of a stream under one correlation id: events of an append follow one another. */
export const projectedAppends = (
  events: readonly StoredEvent[],
  { beganAtMs, endedAtMs }: Readonly<{ beganAtMs: number; endedAtMs: number }>,
): readonly ProjectedAppend[] => {
  const found: Found[] = [];
  for (const event of events.filter((each) => isRecent(each, endedAtMs))) {
    const { id: eventId, stream } = event;
    const { correlationId } = event.metadata;
    const last = found.at(-1);
    if (last?.stream === stream && last.correlationId === correlationId) last.events += 1;
    else found.push({ eventId, correlationId, stream, events: 1 });
  }
  return found.map(({ stream, ...append }) => ({
    ...append,
    kind: stream.split('-', 1)[0] ?? '',
    ...{ beganAtMs, endedAtMs },
  }));
};
