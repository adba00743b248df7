import type { EventType, PlumblineEvent, Recorded } from '@plumbline/domain';
import type { Change, OwnRows, View } from '@plumbline/view-store';

/** The event of one type, as a projection receives it. */
export type RecordedOf<T extends EventType> = Recorded<Extract<PlumblineEvent, { type: T }>>;
/** Any event of a nomination's stream. */
export type NominationRecorded = Recorded<
  Extract<PlumblineEvent, { data: { nominationId: string; candidateId: string } }>
>;
export type Rules = { readonly [T in EventType]?: (event: RecordedOf<T>, own: OwnRows) => readonly Change[] };

/** A projection as one rule for each event type that concerns it; all others change nothing. */
export const byType = (rules: Rules): View['project'] => {
  const rule = rules as Readonly<Record<string, ((event: Recorded, own: OwnRows) => readonly Change[]) | undefined>>;
  return (event, own) => rule[event.type]?.(event, own) ?? [];
};

/** The row that an earlier event must have written. Its absence means a gap in the stream, which parks it. */
export const known = <R>(row: R | undefined, what: string): R => {
  if (row === undefined) throw new Error(`${what} is unknown: an earlier event of its stream is missing`);
  return row;
};
