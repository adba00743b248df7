import type {
  PacketReviewerRow,
  PacketReviewRow,
  PacketRoundRow,
  PacketVoteRow,
  ReviewerStatus,
} from '@plumbline/read-model';
import type { Change, ViewRows } from '@plumbline/view-store';
import { put } from '../kernel/changes.js';
import { mustExist, type RecordedOf, type SomeRulesOf } from '../kernel/define-view.js';
import { headOf } from './head.js';

type OfReviewer = RecordedOf<'ReviewerAssigned' | 'ReviewerDeclined' | 'ReviewerRecused' | 'ReviewSubmitted'>;
type Reviewer = Readonly<{ personId: string; status: ReviewerStatus; reason?: string }>;

const putReviewer = (event: OfReviewer, { reason, ...reviewer }: Reviewer): Change => {
  const { nominationId } = event.data;
  const changedAt = event.metadata.recordedAt;
  const row: PacketReviewerRow = { nominationId, ...reviewer, reason: reason ?? null, changedAt };
  return put('packetReviewer', row);
};

type Content = Pick<PacketReviewRow, 'ratings' | 'counterSignals' | 'recommendation' | 'confidence' | 'comment'>;

const contentOf = ({ data }: RecordedOf<'ReviewSubmitted' | 'ReviewRevised'>): Content => {
  const { ratings, counterSignals, recommendation, confidence, comment } = data;
  return { ratings, counterSignals, recommendation, confidence, comment };
};

const submitted = (event: RecordedOf<'ReviewSubmitted'>): readonly Change[] => {
  const { nominationId, reviewerId } = event.data;
  const row: PacketReviewRow = {
    nominationId,
    reviewerId,
    ...contentOf(event),
    submittedAt: event.metadata.recordedAt,
    revisedAt: null,
    revisedBecause: null,
    counts: 1,
  };
  return [putReviewer(event, { personId: reviewerId, status: 'submitted' }), put('packetReview', row)];
};

const revised = (event: RecordedOf<'ReviewRevised'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, reviewerId, reason } = event.data;
  const before = rows.get<PacketReviewRow>('packetReview', { nominationId, reviewerId });
  const row: PacketReviewRow = {
    ...mustExist(before, `review of ${reviewerId}`),
    ...contentOf(event),
    revisedAt: event.metadata.recordedAt,
    revisedBecause: reason,
  };
  return [put('packetReview', row)];
};

/** A vote counts until the decision; a closed tally that counted it becomes void. */
const voidVote = (rows: ViewRows, nominationId: string, personId: string): readonly Change[] => {
  const { state, round } = headOf(rows, nominationId);
  if (state !== 'voting' && state !== 'voted') return [];
  const vote = rows.get<PacketVoteRow>('packetVote', { nominationId, round, memberId: personId });
  const voting = rows.get<PacketRoundRow>('packetRound', { nominationId, round });
  const isStale = state === 'voted' && voting?.members.includes(personId) === true;
  return [
    ...(vote === undefined ? [] : [put('packetVote', { ...vote, voided: 1 })]),
    ...(isStale ? [put('packetRound', { ...voting, voided: 1 })] : []),
  ];
};

/** Removes the person in every capacity: as a reviewer, whose review no longer counts, and as a member. */
const recused = (event: RecordedOf<'ReviewerRecused'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, personId, reason } = event.data;
  const review = rows.get<PacketReviewRow>('packetReview', { nominationId, reviewerId: personId });
  return [
    putReviewer(event, { personId, status: 'recused', reason }),
    ...(review === undefined ? [] : [put('packetReview', { ...review, counts: 0 })]),
    ...voidVote(rows, nominationId, personId),
  ];
};

/** Who was asked for a review, and what they said. */
export const reviewRules = {
  ReviewerAssigned: (event) => [putReviewer(event, { personId: event.data.reviewerId, status: 'assigned' })],
  ReviewerDeclined: (event) => {
    const { reviewerId: personId, reason } = event.data;
    return [putReviewer(event, { personId, status: 'declined', reason })];
  },
  ReviewerRecused: recused,
  ReviewSubmitted: submitted,
  ReviewRevised: revised,
} satisfies SomeRulesOf<'packets'>;
