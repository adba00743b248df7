import type { PacketReviewerRow, PacketReviewRow, PacketRoundRow, PacketVoteRow } from '@plumbline/read-model';
import type { Change, ViewRows } from '@plumbline/view-store';
import { put } from '../kernel/changes.js';
import { mustExist, type RecordedOf, type SomeRulesOf } from '../kernel/define-view.js';
import { headOf } from './head.js';

type OfReviewer = RecordedOf<'ReviewerAssigned' | 'ReviewerDeclined' | 'ReviewerRecused' | 'ReviewSubmitted'>;
/** A mark that an earlier program did not record stays open. */
const marked = (mark: boolean | null): number | null => (mark === null ? null : Number(mark));

type Reviewer = Pick<PacketReviewerRow, 'personId' | 'status'> & Readonly<{ reason?: string | null }>;

const putReviewer = (event: OfReviewer, { reason = null, ...reviewer }: Reviewer): Change => {
  const { recordedAt: changedAt, actor } = event.metadata;
  const reasonBy = reason === null ? null : actor;
  const row: PacketReviewerRow = { nominationId: event.data.nominationId, ...reviewer, reason, reasonBy, changedAt };
  return put('packetReviewer', row);
};

type Content = Pick<
  PacketReviewRow,
  'ratings' | 'cannotJudge' | 'counterSignals' | 'recommendation' | 'confidence' | 'comment'
>;

const contentOf = ({ data }: RecordedOf<'ReviewSubmitted' | 'ReviewRevised'>): Content => {
  const { ratings, cannotJudge, counterSignals, recommendation, confidence, comment } = data;
  return { ratings, cannotJudge, counterSignals, recommendation, confidence, comment };
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
    sight: marked(event.data.sight),
    revisedAfterOthers: 0,
    counts: 1,
  };
  return [putReviewer(event, { personId: reviewerId, status: 'submitted' }), put('packetReview', row)];
};

/** Once marked for ever, and open where any of the revisions is. */
const afterOthers = (before: number | null, now: boolean | null): number | null => {
  if (before === 1 || now === true) return 1;
  return before === null ? null : marked(now);
};

const revised = (event: RecordedOf<'ReviewRevised'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, reviewerId, reason } = event.data;
  const before = mustExist(
    rows.get<PacketReviewRow>('packetReview', { nominationId, reviewerId }),
    `review of ${reviewerId}`,
  );
  const row: PacketReviewRow = {
    ...before,
    ...contentOf(event),
    revisedAt: event.metadata.recordedAt,
    revisedBecause: reason,
    revisedAfterOthers: afterOthers(before.revisedAfterOthers, event.data.othersReadable),
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
