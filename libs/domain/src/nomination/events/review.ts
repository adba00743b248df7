import type { CriterionKey, Event, PersonId } from '../../kernel/types.js';
import type { On, VersionsOf } from './subject.js';

export type Recommendation = 'promote' | 'not-yet';
export type Confidence = 'low' | 'medium' | 'high';
export type CriterionRating = Readonly<{
  criterion: CriterionKey;
  /** On the framework's scale. @asType integer */
  rating: number;
  /** @x-personal candidateId */
  comment: string | null;
}>;
/** A counter-signal of the framework that the reviewer saw in the packet. */
export type CitedSignal = Readonly<{
  signal: string;
  /** @x-personal candidateId */
  comment: string | null;
}>;
/** A criterion that the reviewer cannot judge. It is no rating and counts as none. */
export type UnjudgedCriterion = Readonly<{
  criterion: CriterionKey;
  /** @x-personal candidateId */
  comment: string | null;
}>;
export type ReviewContent = {
  reviewerId: PersonId;
  ratings: readonly CriterionRating[];
  cannotJudge: readonly UnjudgedCriterion[];
  recommendation: Recommendation;
  confidence: Confidence;
  /** @x-personal candidateId */
  comment: string | null;
  counterSignals: readonly CitedSignal[];
};
/**
 * Whether the reviewer could read the reviews of others before their own was in, in another capacity. Null where a program that
 * did not record it wrote the event.
 */
type Sight = boolean | null;
export type ReviewerAssigned = Event<
  'ReviewerAssigned',
  On<{
    reviewerId: PersonId;
    /** They are or were a member or the chair, and reviews of others were in. */
    sight: Sight;
  }>
>;
export type ReviewerDeclined = Event<
  'ReviewerDeclined',
  On<{
    reviewerId: PersonId;
    /** As a member, the chair, an admin or an auditor they read the reviews of others from now on. */
    sight: Sight;
    /** @x-personal reviewerId */
    reason: string;
  }>
>;
export type ConflictDeclared = Event<
  'ConflictDeclared',
  On<{
    personId: PersonId;
    /** @x-personal personId */
    reason: string;
  }>
>;
/** Removes a person from this nomination in every capacity: reviewer, member and chair. */
export type ReviewerRecused = Event<
  'ReviewerRecused',
  On<{
    personId: PersonId;
    /** @x-personal personId */
    reason: string;
  }>
>;
export type ReviewSubmitted = Event<
  'ReviewSubmitted',
  On<
    ReviewContent & {
      /** They were assigned with it, or are an admin or an auditor and reviews of others were in when they were assigned. */
      sight: Sight;
    }
  >
>;
export type ReviewRevised = Event<
  'ReviewRevised',
  On<
    ReviewContent & {
      /** Reviews of others were in, so the reviewer could read them. Null where a program that did not record it wrote the event. */
      othersReadable: boolean | null;
      /** @x-personal candidateId */
      reason: string;
    }
  >
>;

export type ReviewEvent =
  | ReviewerAssigned
  | ReviewerDeclined
  | ConflictDeclared
  | ReviewerRecused
  | ReviewSubmitted
  | ReviewRevised;

export const REVIEW_EVENTS: VersionsOf<ReviewEvent> = {
  ReviewerAssigned: 2,
  ReviewerDeclined: 2,
  ConflictDeclared: 1,
  ReviewerRecused: 1,
  ReviewSubmitted: 2,
  ReviewRevised: 2,
};
