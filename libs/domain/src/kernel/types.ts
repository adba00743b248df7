/** RFC 3339 instant in UTC. @format date-time */
export type Instant = string;
/** Calendar date, YYYY-MM-DD. @format date */
export type CalendarDate = string;
export type PersonId = string;
export type CycleId = string;
export type FrameworkId = string;
export type NominationId = string;
/** Of a case that is kept elsewhere: digits alone, so that no name fits in. @pattern ^\d{1,6}(-\d{1,6})?$ */
export type CaseNumber = string;
/**
 * draft: being written · returned: sent back for more · submitted: with reviewers · voting · voted: closed, undecided ·
 * decided · released: feedback is out · appealed: an appeal awaits resolution · withdrawn: accepts nothing more.
 */
export type NominationStatus =
  | 'draft'
  | 'returned'
  | 'submitted'
  | 'voting'
  | 'voted'
  | 'decided'
  | 'released'
  | 'appealed'
  | 'withdrawn';

/** Stable across framework versions; unique within one framework. */
export type LevelKey = string;
/** Stable across framework versions; unique within one framework. */
export type CriterionKey = string;

/** An exact share such as 2/3; policies never hold floats, so that a threshold is never missed by rounding. */
export type Ratio = Readonly<{
  /** @asType integer @minimum 0 */
  num: number;
  /** @asType integer @minimum 1 */
  den: number;
}>;

/** What every command carries: the actor, and the time of the request. */
export type Command<Type extends string, Data> = Readonly<{ type: Type; data: Data; actor: PersonId; now: Instant }>;
export type Event<Type extends string, Data> = Readonly<{ type: Type; data: Data }>;
export type AnyEvent = Event<string, object>;
