import type { CriterionKey } from '../kernel/types.js';
import type { EvidenceContent, ReviewContent } from './events/index.js';

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

export const submitted = ({ reviewerId, ratings, recommendation, confidence, ...said }: ReviewContent): Reviewer => {
  const { comment, counterSignals } = said;
  return { status: 'submitted', review: { reviewerId, ratings, recommendation, confidence, comment, counterSignals } };
};
