import type { EventType, NominationEvent, PlumblineEvent, Recorded } from '@plumbline/domain';
import type { Change, View, ViewRows } from '@plumbline/view-store';
import type { HandledBy, ViewName } from '../handled-events.js';

/** The event of one type, as a projection receives it. */
export type RecordedOf<T extends EventType> = Recorded<Extract<PlumblineEvent, { type: T }>>;
/** Any event of a nomination's stream. */
export type NominationRecorded = Recorded<NominationEvent>;
/** What the events of one type change. */
export type Rule<T extends EventType> = (event: RecordedOf<T>, rows: ViewRows) => readonly Change[];
type RulesFor<Types extends EventType> = { readonly [T in Types]: Rule<T> };
/** A rule for each event that the view handles, and for no other: the compiler refuses both. */
export type RulesOf<Name extends ViewName> = RulesFor<HandledBy<Name>> & {
  readonly [T in Exclude<EventType, HandledBy<Name>>]?: never;
};
export type SomeRulesOf<Name extends ViewName> = Partial<RulesFor<HandledBy<Name>>>;

/** A view as one rule for each event type that it handles, see handled-events.ts; all others change nothing. */
export const defineView = <Name extends ViewName>(
  name: Name,
  { rules, ...view }: Pick<View, 'version' | 'tables'> & Readonly<{ rules: RulesOf<Name> }>,
): View & Readonly<{ name: Name }> => {
  const ruleOf = rules as Readonly<Record<string, View['project'] | undefined>>;
  return { name, ...view, project: (event, rows) => ruleOf[event.type]?.(event, rows) ?? [] };
};

/** The row that an earlier event must have written. Its absence means a gap in the stream, which parks it. */
export const mustExist = <R>(row: R | undefined, what: string): R => {
  if (row === undefined) throw new Error(`${what} is unknown: an earlier event of its stream is missing`);
  return row;
};
