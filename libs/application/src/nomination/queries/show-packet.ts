import { type Field, FIELDS, type Grants, grantsFor, type Viewer } from '@plumbline/access';
import { type Packet, type PacketHead, releasesIn, type ReviewerItem } from '@plumbline/read-model';
import {
  type Decision,
  hide,
  hiddenIn,
  type Packet as ShownPacket,
  type Reviewer,
  type StandingDecision,
} from '@plumbline/responses';
import { reviewsIn } from './show-reviews.js';
import { keyOfViewer } from '../../key-of-viewer.js';
import { cachedPerViewer } from './cached-per-viewer.js';
import type { Possible } from './possible-actions.js';
import { roundsIn } from './show-votes.js';
import type { Versions } from '../../versions.js';

const decisionOf = ({ decisions }: Packet, grants: Grants): StandingDecision | null => {
  const standing = decisions.find(({ superseded }) => !superseded);
  if (standing === undefined) return null;
  const { outcome, conditions, decidedAt, rationale } = standing;
  return { outcome, conditions, decidedAt, ...hide({ rationale }, hiddenIn({ rationale: grants.rationale })) };
};

/** The revision counts what others may not see. */
const entryOf = ({ revision, ...decision }: Packet['decisions'][number], { history }: Grants): Decision => ({
  ...decision,
  ...hide({ revision }, hiddenIn({ revision: history })),
});

/** Why somebody declined or was recused may be their private life: whoever wrote it sees it beside those who decide on it. */
const reviewerOf = (
  { reason, reasonBy, ...reviewer }: ReviewerItem,
  { personId }: Viewer,
  grants: Grants,
): Reviewer => ({
  ...reviewer,
  ...hide({ reason }, hiddenIn({ reason: reasonBy === personId || grants.reviewerReasons })),
});

const headOf = (
  { id, cycle, framework, candidate, ...packet }: Packet,
  revision: string,
  { state }: Grants,
): Pick<ShownPacket, Exclude<keyof PacketHead, 'nominator' | 'onBehalf'>> => ({
  id,
  cycle,
  framework,
  candidate,
  targetLevel: packet.targetLevel,
  currentLevel: packet.currentLevel,
  orgUnit: packet.orgUnit,
  state: state ? packet.state : 'reopened',
  revision,
  textsExpiredAt: packet.textsExpiredAt,
});

type Hideable = ShownPacket['hidden'][number];
/** The grant of each field that has no grant with its own name. */
const GRANT_OF: Readonly<Record<Exclude<Hideable, Field>, Field>> = {
  nominator: 'packet',
  onBehalf: 'packet',
  statement: 'packet',
  returnedBecause: 'packet',
  withdrawnBecause: 'packet',
  evidence: 'packet',
  rounds: 'voters',
  decision: 'outcome',
};
const isField = (name: Hideable): name is Hideable & Field => (FIELDS as readonly string[]).includes(name);
const grantOf = (name: Hideable): Field => (isField(name) ? name : GRANT_OF[name]);

const shown = (packet: Packet, viewer: Viewer, revision: string): Omit<ShownPacket, 'actions'> => {
  const grants = grantsFor(viewer, packet.state);
  const { nominator, onBehalf, texts, evidence, decisions, appeals } = packet;
  const releases = releasesIn(decisions);
  const fields = {
    nominator,
    onBehalf,
    ...texts,
    evidence,
    reviewsIn: packet.reviews.filter(({ voided }) => !voided).length,
    reviewers: packet.reviewers.map((reviewer) => reviewerOf(reviewer, viewer, grants)),
    reviews: reviewsIn(packet.reviews, viewer, grants),
    rounds: roundsIn(packet.rounds, viewer, grants),
    decision: decisionOf(packet, grants),
    decisions: decisions.map((decision) => entryOf(decision, grants)),
    ...{ feedback: releases.find(({ reopened }) => !reopened)?.feedback ?? null, releases, appeals },
  };
  const hidden = (Object.keys(fields) as Hideable[]).filter((name) => !grants[grantOf(name)]);
  return { ...headOf(packet, revision, grants), ...hide(fields, hidden) };
};

const answers = cachedPerViewer<ShownPacket>();

/** Who looks, and what they can do. */
export type Looking = Readonly<{ viewer: Viewer; possible: Possible }>;

/** Takes from a packet what the viewer may see. */
export const showPacket = (
  packet: Packet,
  { viewer, possible: { actions, tag } }: Looking,
  versions: Versions,
): Promise<ShownPacket> =>
  answers(packet, `${packet.id} ${keyOfViewer(viewer)} ${tag}`, async () => {
    const revision = await versions.of('nomination', packet.id, packet.revision, viewer);
    return { ...shown(packet, viewer, revision), actions };
  });
