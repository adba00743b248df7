import type { NominationStatus } from '@plumbline/domain';
import type { Viewer } from '../principal.js';

/** none; what is the viewer's own; all of it. */
export type Share = 'none' | 'own' | 'all';

/**
 * What of one nomination somebody may see. Fields about votes and decisions say what may be seen once it is there; `tally`
 * and `votes` of others only of rounds that are closed, except to an auditor (`openVotes`).
 */
export type Sight = Readonly<{
  /** Statement, evidence, who nominated, why it was returned or withdrawn. */
  packet: boolean;
  reviewsIn: boolean;
  /** Who was asked to review, and who declined or was recused. */
  reviewers: boolean;
  reviews: Share;
  reviewComments: boolean;
  readiness: boolean;
  /** Who has voted. */
  voters: boolean;
  votes: Share;
  tally: boolean;
  openVotes: boolean;
  /** Outcome and conditions of the standing decision. */
  outcome: boolean;
  rationale: boolean;
  /** Override, policy, who decided, and decisions since reopened. */
  decisions: boolean;
  feedback: boolean;
  appeals: boolean;
}>;

/**
 * What the viewer's sight hangs on besides their relations. `ownReviewMissed`: asked for, and not in when voting opened, so
 * that it comes in no more.
 */
export type SightFacts = Readonly<{ status: NominationStatus; ownReviewIn: boolean; ownReviewMissed: boolean }>;

export const BLIND: Sight = {
  packet: false,
  reviewsIn: false,
  reviewers: false,
  reviews: 'none',
  reviewComments: false,
  readiness: false,
  voters: false,
  votes: 'none',
  tally: false,
  openVotes: false,
  outcome: false,
  rationale: false,
  decisions: false,
  feedback: false,
  appeals: false,
};

const CALIBRATES: Sight = {
  packet: true,
  reviewsIn: true,
  reviewers: true,
  reviews: 'all',
  reviewComments: true,
  readiness: true,
  voters: true,
  votes: 'own',
  tally: true,
  openVotes: false,
  outcome: true,
  rationale: true,
  decisions: true,
  feedback: true,
  appeals: true,
};

const RELEASED: ReadonlySet<NominationStatus> = new Set(['released', 'appealed']);
const DECIDED: ReadonlySet<NominationStatus> = new Set(['decided', 'released', 'appealed']);

type Capacity = Viewer['relations'][number] | Viewer['roles'][number];
type SightOf = (facts: SightFacts) => Sight;

const AS: Readonly<Record<Capacity, SightOf>> = {
  self: () => BLIND,
  candidate: ({ status }) =>
    RELEASED.has(status) ? { ...BLIND, outcome: true, feedback: true, appeals: true } : BLIND,
  'line-manager': ({ status }) => ({
    ...BLIND,
    packet: true,
    reviewsIn: true,
    readiness: true,
    outcome: DECIDED.has(status),
    rationale: DECIDED.has(status),
    feedback: RELEASED.has(status),
  }),
  reviewer: ({ ownReviewIn }) => ({
    ...BLIND,
    packet: true,
    reviewsIn: true,
    reviewers: ownReviewIn,
    reviews: ownReviewIn ? 'all' : 'own',
    reviewComments: true,
    readiness: ownReviewIn,
  }),
  member: () => CALIBRATES,
  chair: () => ({ ...CALIBRATES, votes: 'all' }),
  admin: () => ({ ...CALIBRATES, reviewComments: false, votes: 'none' }),
  auditor: () => ({ ...CALIBRATES, votes: 'all', openVotes: true }),
};

const SHARES: readonly Share[] = ['none', 'own', 'all'];
const more = (a: Share, b: Share): Share => (SHARES.indexOf(a) > SHARES.indexOf(b) ? a : b);

const together = (a: Sight, b: Sight): Sight =>
  Object.fromEntries(
    (Object.keys(a) as (keyof Sight)[]).map((field) => {
      const [one, other] = [a[field], b[field]];
      const both = typeof one === 'boolean' ? one || other : more(one, other as Share);
      return [field, both];
    }),
  ) as Sight;

/** Somebody who owes a review, whatever else they are, sees no rating and nothing made of ratings until theirs is in. */
const independent = (sight: Sight): Sight => ({ ...sight, reviewers: false, reviews: 'own', readiness: false });

/**
 * Whether the viewer was asked for a review that is not in. One that they missed comes in no more, so that it keeps nothing
 * from members and the chair, who have to decide on what they see.
 */
export const owesReview = ({ relations }: Viewer, { ownReviewIn, ownReviewMissed }: SightFacts): boolean => {
  if (!relations.includes('reviewer') || ownReviewIn) return false;
  return !ownReviewMissed || !(relations.includes('member') || relations.includes('chair'));
};

/** A manager never sees who voted how on somebody in their line, whatever else they are: the tally, and their own vote. */
const secret = (sight: Sight): Sight => ({
  ...sight,
  votes: sight.votes === 'all' ? 'own' : sight.votes,
  openVotes: false,
});

/**
 * What somebody sees in any of their capacities; nobody sees another's rating before their own is in, nor another's vote on
 * somebody whom they manage.
 */
export const sightOf = (viewer: Viewer, facts: SightFacts): Sight => {
  const capacities: readonly Capacity[] = [...viewer.roles, ...viewer.relations];
  const sight = capacities.map((capacity) => AS[capacity](facts)).reduce(together, BLIND);
  const seen = viewer.relations.includes('line-manager') ? secret(sight) : sight;
  return owesReview(viewer, facts) ? independent(seen) : seen;
};
