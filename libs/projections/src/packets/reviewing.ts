import { known, type RecordedOf, type Rules } from '../kernel/by-type.js';
import { put } from '../kernel/changes.js';
import type { Change, OwnRows } from '@plumbline/view-store';
import { headOf, move, moved, textAbout, textFor } from './head.js';
import type {
  PacketReviewerRow,
  PacketReviewRow,
  PacketRoundRow,
  PacketVoteRow,
  ReviewerStatus,
} from '@plumbline/read-model';

type OfReviewer = RecordedOf<
  'ReviewerAssigned' | 'ReviewerDeclined' | 'ReviewerRecused' | 'ReviewSubmitted' | 'ReviewRevised'
>;
type Standing = Readonly<{ personId: string; status: ReviewerStatus; reason: string | null }>;

const stands = (event: OfReviewer, own: OwnRows, { personId, status, reason: given }: Standing): Change => {
  const { nominationId } = event.data;
  const reason = textAbout(own, personId)(given);
  const row: PacketReviewerRow = { nominationId, personId, status, reason, changedAt: event.metadata.recordedAt };
  return put('packetReviewer', row);
};

type Said = Pick<PacketReviewRow, 'ratings' | 'counterSignals' | 'recommendation' | 'confidence' | 'comment'>;

const saidIn = (event: RecordedOf<'ReviewSubmitted' | 'ReviewRevised'>, own: OwnRows): Said => {
  const { ratings, counterSignals, recommendation, confidence, comment } = event.data;
  const text = textFor(event, own);
  return {
    ratings: ratings.map((rating) => ({ ...rating, comment: text(rating.comment) })),
    counterSignals: counterSignals.map((cited) => ({ ...cited, comment: text(cited.comment) })),
    recommendation,
    confidence,
    comment: text(comment),
  };
};

const submitted = (event: RecordedOf<'ReviewSubmitted'>, own: OwnRows): readonly Change[] => {
  const { nominationId, reviewerId } = event.data;
  const row: PacketReviewRow = {
    nominationId,
    reviewerId,
    ...saidIn(event, own),
    submittedAt: event.metadata.recordedAt,
    revisedAt: null,
    revisedBecause: null,
    counts: 1,
  };
  return [
    moved(event, own),
    stands(event, own, { personId: reviewerId, status: 'submitted', reason: null }),
    put('packetReview', row),
  ];
};

const revised = (event: RecordedOf<'ReviewRevised'>, own: OwnRows): readonly Change[] => {
  const { nominationId, reviewerId, reason } = event.data;
  const before = own.get<PacketReviewRow>('packetReview', { nominationId, reviewerId });
  const row: PacketReviewRow = {
    ...known(before, `review of ${reviewerId}`),
    ...saidIn(event, own),
    revisedAt: event.metadata.recordedAt,
    revisedBecause: textFor(event, own)(reason),
  };
  return [moved(event, own), put('packetReview', row)];
};

/** A vote counts until it is decided upon; a tally that already counted it stands no more. */
const voidedVote = (own: OwnRows, nominationId: string, personId: string): readonly Change[] => {
  const { state, round } = headOf(own, nominationId);
  if (state !== 'voting' && state !== 'voted') return [];
  const vote = own.get<PacketVoteRow>('packetVote', { nominationId, round, memberId: personId });
  const voting = own.get<PacketRoundRow>('packetRound', { nominationId, round });
  const stale = state === 'voted' && voting?.members.includes(personId) === true;
  return [
    ...(vote === undefined ? [] : [put('packetVote', { ...vote, voided: 1 })]),
    ...(stale ? [put('packetRound', { ...voting, voided: 1 })] : []),
  ];
};

/** Out in every capacity: as a reviewer, whose review counts no more, and as a member. */
const recused = (event: RecordedOf<'ReviewerRecused'>, own: OwnRows): readonly Change[] => {
  const { nominationId, personId, reason } = event.data;
  const review = own.get<PacketReviewRow>('packetReview', { nominationId, reviewerId: personId });
  return [
    moved(event, own),
    stands(event, own, { personId, status: 'recused', reason }),
    ...(review === undefined ? [] : [put('packetReview', { ...review, counts: 0 })]),
    ...voidedVote(own, nominationId, personId),
  ];
};

/** Who was asked for a review, and what they said. */
export const reviewing: Rules = {
  ReviewerAssigned: (event, own) => [
    moved(event, own),
    stands(event, own, { personId: event.data.reviewerId, status: 'assigned', reason: null }),
  ],
  ReviewerDeclined: (event, own) => [
    moved(event, own),
    stands(event, own, { personId: event.data.reviewerId, status: 'declined', reason: event.data.reason }),
  ],
  ConflictDeclared: move,
  ReviewerRecused: recused,
  ReviewSubmitted: submitted,
  ReviewRevised: revised,
};
