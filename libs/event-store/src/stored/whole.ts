import { StoreUnreadable } from '@plumbline/event-log';
import type { Stored } from '../codec/rows.js';

/** One row without an event where there is none. `end` is the one that the store recorded. */
type Row<End> = Readonly<{ end: End }> & (Stored | Readonly<{ position: null }>);
/** `endAt`: the recorded position of the end of a stream; `foundAt`: where the event of that revision is. */
export type StreamRow = Row<number | null> & Readonly<{ endAt: number | null; foundAt: number | null }>;
export type LogRow = Row<number>;
/** The end of the log as it is recorded, and as its events have it. */
export type LogEnd = Readonly<{ recorded: number; found: number | null }>;

/** Health shows the problem to anybody, so the name of a stream or a position is only in the cause, which is logged. */
const ensure = (holds: boolean, problem: string, where?: () => string): void => {
  if (!holds) throw new StoreUnreadable(problem, { cause: where && new Error(where()) });
};

const eventsOf = <End>(rows: readonly Row<End>[]): readonly Stored[] =>
  rows.filter((row): row is Row<End> & Stored => row.position !== null);

/**
 * The events of a stream from a revision on. What is missing, out of order or of another stream is refused, never left out: indexes
 * may be damaged, too.
 */
export const wholeStream = (rows: readonly StreamRow[], stream: string, first: number): readonly Stored[] => {
  const events = eventsOf(rows);
  const end = rows[0]?.end ?? -1;
  const isWhole = events.every((event, at) => event.revision === first + at && event.stream === stream);
  const isEnded = events.length === 0 ? end < first : end === first + events.length - 1;
  ensure(
    isWhole && isEnded && rows[0]?.endAt === rows[0]?.foundAt,
    'the events of a stream are not all there',
    () => `stream ${stream}`,
  );
  return events;
};

/** At most `limit` events after a position, all of them there. */
export const wholeSlice = (rows: readonly LogRow[], position: number, limit: number): readonly Stored[] => {
  const events = eventsOf(rows);
  const end = rows[0]?.end ?? -1;
  const isWhole = events.every((event, at) => event.position === position + 1 + at);
  const isEnded =
    events.length === limit || end === position + events.length || (events.length === 0 && end <= position);
  ensure(
    isWhole && isEnded && end >= 0,
    'events of the log are not all there',
    () => `after position ${String(position)}`,
  );
  return events;
};

/** The position of the last event, 0 where there is none. */
export const wholeEnd = (end: LogEnd | undefined): number => {
  ensure(end?.recorded === (end?.found ?? 0), 'the log does not end where it should');
  return end?.recorded ?? 0;
};
