import { type Grants, grantsFor, type Viewer } from '@plumbline/access';
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

const written = ({ nominator, statement, returnedBecause, withdrawnBecause, evidence }: Packet, grants: Grants) =>
  grants.packet ? { nominator, statement, returnedBecause, withdrawnBecause, evidence } : UNSEEN;

const decisionIn = ({ decisions }: Packet, grants: Grants): ShownDecision | null => {
  const standing = decisions.find(({ superseded }) => superseded === null);
  if (!grants.outcome || standing === undefined) return null;
  const { outcome, conditions, decidedAt, rationale } = standing;
  return { outcome, conditions, decidedAt, rationale: grants.rationale ? rationale : null };
};

const reviewersIn = ({ reviewers }: Packet, grants: Grants): readonly ReviewerItem[] | null => {
  if (!grants.reviewers) return null;
  return grants.reviewerReasons ? reviewers : reviewers.map((reviewer) => ({ ...reviewer, reason: null }));
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
  const grants = grantsFor(viewer, packet.state);
  return {
    ...headOf(packet),
    ...written(packet, grants),
    reviewsIn: grants.reviewsIn ? packet.reviews.filter(({ counts }) => counts).length : null,
    reviewers: reviewersIn(packet, grants),
    reviews: reviewsIn(packet.reviews, viewer, grants),
    rounds: roundsIn(packet.rounds, viewer, grants),
    decision: decisionIn(packet, grants),
    decisions: grants.decisions ? packet.decisions : null,
    feedback: grants.feedback ? packet.feedback : null,
    appeals: grants.appeals ? packet.appeals : [],
  };
};
