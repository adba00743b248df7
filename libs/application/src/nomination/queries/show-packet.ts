import { type Sight, sightOf, type Viewer } from '@plumbline/access';
import type { Packet, PacketDecision, PacketHead, ReviewerItem } from '@plumbline/read-model';
import { reviewsIn } from './show-reviews.js';
import { roundsIn, type ShownRound } from './show-votes.js';

/** The decision that stands. Parts that the viewer may not see are null. */
export type ShownDecision = Pick<PacketDecision, 'outcome' | 'conditions' | 'decidedAt'> &
  Readonly<{ rationale: string | null }>;
/** A packet as one viewer sees it: null, or an empty list, is what they may not see or what is not there. */
export type ShownPacket = Omit<PacketHead, 'nominator'> &
  Pick<Packet, 'statement' | 'returnedBecause' | 'withdrawnBecause' | 'feedback' | 'appeals' | 'reviews'> &
  Readonly<{
    nominator: Packet['nominator'] | null;
    evidence: Packet['evidence'] | null;
    reviewsIn: number | null;
    reviewers: readonly ReviewerItem[] | null;
    rounds: readonly ShownRound[];
    decision: ShownDecision | null;
    /** Every decision with what it rests on, newest first, those since reopened included. */
    decisions: readonly PacketDecision[] | null;
  }>;

const UNSEEN = {
  nominator: null,
  statement: null,
  returnedBecause: null,
  withdrawnBecause: null,
  evidence: null,
} as const;

const written = ({ nominator, statement, returnedBecause, withdrawnBecause, evidence }: Packet, sight: Sight) =>
  sight.packet ? { nominator, statement, returnedBecause, withdrawnBecause, evidence } : UNSEEN;

const decisionIn = ({ decisions }: Packet, sight: Sight): ShownDecision | null => {
  const standing = decisions.find(({ superseded }) => superseded === null);
  if (!sight.outcome || standing === undefined) return null;
  const { outcome, conditions, decidedAt, rationale } = standing;
  return { outcome, conditions, decidedAt, rationale: sight.rationale ? rationale : null };
};

/** Why somebody was recused is for those who take part in deciding. */
const reviewersIn = ({ reviewers }: Packet, sight: Sight): readonly ReviewerItem[] | null => {
  if (!sight.reviewers) return null;
  return sight.decisions ? reviewers : reviewers.map((reviewer) => ({ ...reviewer, reason: null }));
};

const headOf = ({ id, cycle, framework, candidate, ...packet }: Packet): Omit<PacketHead, 'nominator'> => ({
  id,
  cycle,
  framework,
  candidate,
  targetLevel: packet.targetLevel,
  currentLevel: packet.currentLevel,
  orgUnit: packet.orgUnit,
  state: packet.state,
  revision: packet.revision,
});

/** Takes from a packet what the viewer may see. */
export const showPacket = (packet: Packet, viewer: Viewer): ShownPacket => {
  const counting = packet.reviews.filter(({ counts }) => counts);
  const ownReviewIn = counting.some(({ reviewer }) => reviewer.id === viewer.personId);
  const asked = packet.reviewers.find(({ reviewer }) => reviewer.id === viewer.personId);
  const ownReviewMissed = asked?.status === 'missed';
  const sight = sightOf(viewer, { status: packet.state, ownReviewIn, ownReviewMissed });
  return {
    ...headOf(packet),
    ...written(packet, sight),
    reviewsIn: sight.reviewsIn ? counting.length : null,
    reviewers: reviewersIn(packet, sight),
    reviews: reviewsIn(packet.reviews, viewer, sight),
    rounds: roundsIn(packet.rounds, viewer, sight),
    decision: decisionIn(packet, sight),
    decisions: sight.decisions ? packet.decisions : null,
    feedback: sight.feedback ? packet.feedback : null,
    appeals: sight.appeals ? packet.appeals : [],
  };
};
