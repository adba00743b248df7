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
export type ReviewContent = {
  reviewerId: PersonId;
  ratings: readonly CriterionRating[];
  recommendation: Recommendation;
  confidence: Confidence;
  /** @x-personal candidateId */
  comment: string | null;
  counterSignals: readonly CitedSignal[];
};
export type ReviewerAssigned = Event<'ReviewerAssigned', On<{ reviewerId: PersonId }>>;
export type ReviewerDeclined = Event<
  'ReviewerDeclined',
  On<{
    reviewerId: PersonId;
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
export type ReviewSubmitted = Event<'ReviewSubmitted', On<ReviewContent>>;
export type ReviewRevised = Event<
  'ReviewRevised',
  On<
    ReviewContent & {
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
  ReviewerAssigned: 1,
  ReviewerDeclined: 1,
  ConflictDeclared: 1,
  ReviewerRecused: 1,
  ReviewSubmitted: 1,
  ReviewRevised: 1,
};
