import type { Event, PersonId } from '../kernel/types.js';

/** The aggregate on whose stream a finding stands: the one that the command addressed. */
export type FindingAbout = Readonly<{ kind: 'nomination' | 'cycle' | 'framework' | 'person'; id: string }>;

/** One event, by its own id and its place in its stream: a position would be another one in a copy of the log. */
type Place = Readonly<{ eventId: string; eventType: string; revision: string }>;
/** An event was decided on a stream that had changed before it was committed: the locks of its append had been lost. */
export type BrokenGuard = Readonly<{
  kind: 'broken-guard';
  /** What was done, on the stream that the finding stands on. */
  done: Place;
  /** The stream as it was read; revision null where it had no event. */
  decidedOn: Readonly<{ stream: string; revision: string | null }>;
  /** The first event of that stream after what was read. */
  changedBy: Place;
}>;
/** What was found, by its kind. */
export type Found = BrokenGuard;

/** Changes nothing of what was decided: that stands until somebody acts. */
export type FindingRaised = Event<
  'FindingRaised',
  {
    /** Follows from what it is about, so that raising it twice is one. */
    findingId: string;
    about: FindingAbout;
    found: Found;
  }
>;
export type FindingResolved = Event<
  'FindingResolved',
  {
    findingId: string;
    about: FindingAbout;
    /** Whom the reason is about: the candidate, or the person; of cycles and frameworks, whoever wrote it. */
    subjectId: PersonId;
    /** @x-personal subjectId */
    reason: string;
  }
>;

/** On the streams of several kinds. Stored as written: names and fields are a storage format. Never edit a released one, add a version. */
export type FindingEvent = FindingRaised | FindingResolved;

export const FINDING_EVENTS = { FindingRaised: 1, FindingResolved: 1 } as const satisfies Readonly<
  Record<FindingEvent['type'], number>
>;
