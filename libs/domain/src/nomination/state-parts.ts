import type { CriterionKey, PersonId } from '../kernel/types.js';
import type { EvidenceContent, ReviewContent } from './events/index.js';

/** `content` serves to recognise the same item again; null once withdrawn, when nothing can be changed any more. */
export type Evidence = Readonly<{
  criteria: readonly CriterionKey[];
  withdrawn: boolean;
  content: EvidenceContent | null;
}>;
/** missed: not in when voting opened, and no longer accepted. */
export type Reviewer = Readonly<{
  status: 'assigned' | 'declined' | 'missed' | 'submitted';
  review: ReviewContent | null;
  /** Could read the reviews of others before the own one was in, in another capacity, as far as is recorded. */
  sight: boolean;
  /** Declined at least once. */
  declined: boolean;
  /** Reviews of others were in when they were assigned last. */
  othersIn: boolean;
}>;

export type Appeal = Readonly<{ grounds: string; resolution: 'upheld' | 'dismissed' | null }>;
export type DecisionWords = Readonly<{
  rationale: string;
  conditions: readonly string[];
  overrideReason: string | null;
}>;

export const active = ({ evidenceId, title, body, link, criteria }: EvidenceContent): Evidence => ({
  criteria,
  withdrawn: false,
  content: { evidenceId, title, body, link, criteria },
});

/** Before anything happened between the reviewer and the nomination. */
export const NEW_REVIEWER: Reviewer = {
  status: 'assigned',
  review: null,
  sight: false,
  declined: false,
  othersIn: false,
};

/** Whether a review of somebody else is in. One whose reviewer was recused since can still be read. */
export const othersIn = (
  person: PersonId,
  { reviewers }: Readonly<{ reviewers: ReadonlyMap<PersonId, Reviewer> }>,
): boolean => [...reviewers].some(([id, { status }]) => id !== person && status === 'submitted');

export const contentOf = (said: ReviewContent): ReviewContent => {
  const { reviewerId, ratings, cannotJudge, recommendation, confidence, comment, counterSignals } = said;
  return { reviewerId, ratings, cannotJudge, recommendation, confidence, comment, counterSignals };
};
