import { ensure } from '../../kernel/domain-error.js';
import { ensureReason } from '../../kernel/text.js';
import type { PersonId } from '../../kernel/types.js';
import type { ActorFacts } from '../facts.js';
import { othersIn, type Reviewer } from '../state-parts.js';
import { awaitsVote, ensureNotCandidate, ensurePhase, ensureUnconflicted, subject } from './guards.js';
import { NEW, type SamplesOf, WORDS } from './sampled.js';
import type { Context, Events, On, Phase } from './guards.js';

export type AssignReviewer = On<'AssignReviewer', { reviewerId: PersonId; reviewerKnown: boolean }>;
export type DeclineReview = On<'DeclineReview', { reason: string }, ActorFacts>;
export type DeclareConflict = On<'DeclareConflict', { reason: string }>;
/** `personKnown`: somebody of that id was ever registered; who has left may still have a vote that is open. */
export type RecusePerson = On<'RecusePerson', { personId: PersonId; personKnown: boolean; reason: string }>;

/** A further round may need further reviews: those of somebody recused stop counting. */
export const ensureReviewsTaken = ({ state, cycle }: Context, phases: readonly Phase[], what: string): void => {
  ensure(
    awaitsVote(state),
    'not-submitted',
    `${what} only between submission and the opening of voting, or after a round that lapsed; this nomination is ${state.status}.`,
  );
  ensure(
    state.opens !== 'votes',
    'reviews-not-reopened',
    `${what} only where a reopening opens reviews, and this decision was reopened for votes alone. The chair can open more: POST /v1/nominations/${state.nominationId}/reopening with opens "reviews" or "packet".`,
  );
  ensurePhase(cycle, state.round > 0 ? [...phases, 'releasing'] : phases, what);
};

const isAssigned = (reviewer: Reviewer | undefined): boolean =>
  reviewer?.status === 'assigned' || reviewer?.status === 'submitted';

/** Members and the chair, of the cycle and of the round, now or formerly: they read reviews from the first one on. */
export const readsAsCommittee = (person: PersonId, { state, cycle }: Context): boolean =>
  cycle.members.includes(person) ||
  cycle.chair === person ||
  cycle.former.has(person) ||
  state.members.includes(person);

/**
 * Whether the reviewer could have read the reviews of others since they declined. Whoever is asked reads none until their own is
 * in; declining ends that.
 */
export const ensureNotReadSinceDeclined = (
  person: PersonId,
  { declined, sight }: Pick<Reviewer, 'declined' | 'sight'>,
  isIn: boolean,
): void => {
  ensure(
    !(declined && sight && isIn),
    'reviews-shown',
    `${person} declined, and could read the reviews of others since: a review of theirs would not be independent. Ask somebody else.`,
  );
};

/** The committee was shown the reviews when voting opened, so a review by one of them would no longer be independent. */
const ensureNotShown = (person: PersonId, context: Context): void => {
  const { state } = context;
  const inCommittee = readsAsCommittee(person, context);
  ensure(
    state.round === 0 || !inCommittee,
    'reviews-shown',
    `${person} is or was in the committee, which was shown the reviews when voting opened; ask somebody outside it.`,
  );
  const { declined = false, sight = false } = state.reviewers.get(person) ?? {};
  ensureNotReadSinceDeclined(person, { declined, sight: sight || inCommittee }, othersIn(person, state));
};

/** Whoever sees reviews in another capacity gains nothing by asking themselves for one. */
const ensureAssignsAnother = (actor: PersonId, reviewerId: PersonId): void => {
  ensure(
    actor !== reviewerId,
    'self-assignment',
    `Nobody assigns themselves as a reviewer; another admin, or the chair, can ask ${actor}.`,
  );
};

/** Somebody who declined, or whose review was missing when voting opened, can be assigned again. */
const assignReviewer = ({ data, actor }: AssignReviewer, context: Context): Events => {
  const { state } = context;
  const { reviewerId, reviewerKnown } = data;
  ensureUnconflicted(actor, state, 'Assigning reviewers');
  ensureUnconflicted(reviewerId, state, 'Reviewing this nomination');
  ensureAssignsAnother(actor, reviewerId);
  if (isAssigned(state.reviewers.get(reviewerId))) return [];
  ensureReviewsTaken(context, ['nominating', 'reviewing', 'calibrating'], 'Reviewers are assigned');
  ensure(reviewerKnown, 'reviewer-unknown', `Nobody here has the id ${reviewerId}.`);
  ensure(reviewerId !== state.nominatorId, 'reviewer-nominated', 'The nominator cannot review their own nomination.');
  ensureNotShown(reviewerId, context);
  const sight = readsAsCommittee(reviewerId, context) && othersIn(reviewerId, state);
  return [{ type: 'ReviewerAssigned', data: { ...subject(state), reviewerId, sight } }];
};

const declineReview = ({ data: { reason }, facts, actor }: DeclineReview, context: Context): Events => {
  const { state } = context;
  const status = state.reviewers.get(actor)?.status;
  if (status === 'declined') return [];
  ensure(status !== undefined, 'not-a-reviewer', 'Only an assigned reviewer can decline.');
  ensure(status !== 'submitted', 'review-exists', 'Declining is possible only before the own review is in.');
  ensure(
    awaitsVote(state) || state.status === 'returned',
    'not-submitted',
    `Reviews are declined before voting opens; this nomination is ${state.status}.`,
  );
  ensureReason(reason);
  const sight = facts.readsByRole || readsAsCommittee(actor, context);
  return [{ type: 'ReviewerDeclined', data: { ...subject(state), reviewerId: actor, sight, reason } }];
};

const isInvolved = (person: PersonId, { state, cycle }: Context): boolean =>
  state.reviewers.has(person) ||
  state.members.includes(person) ||
  cycle.members.includes(person) ||
  cycle.chair === person;

/** Declaring a conflict recuses at once, at any time: it voids a vote already cast, and a closed tally. */
const declareConflict = ({ data: { reason }, actor }: DeclareConflict, context: Context): Events => {
  const { state } = context;
  ensureNotCandidate(actor, state, 'Declaring a conflict');
  if (state.recused.has(actor)) return [];
  ensure(isInvolved(actor, context), 'not-involved', 'A conflict is declared by a reviewer, a member or the chair.');
  ensureReason(reason);
  const data = { ...subject(state), personId: actor, reason };
  return [
    { type: 'ConflictDeclared', data },
    { type: 'ReviewerRecused', data },
  ];
};

/** Anybody but the candidate can be recused, also people who are not involved yet. */
const recusePerson = ({ data, actor }: RecusePerson, { state }: Context): Events => {
  const { personId, personKnown, reason } = data;
  ensureNotCandidate(actor, state, 'Recusing somebody');
  ensureNotCandidate(personId, state, 'Recusal');
  if (state.recused.has(personId)) return [];
  ensureUnconflicted(actor, state, 'Recusing somebody');
  ensure(personKnown, 'person-unknown', `Nobody was ever registered as ${personId}.`);
  ensureReason(reason);
  return [{ type: 'ReviewerRecused', data: { ...subject(state), personId, reason } }];
};

export const reviewerCases = {
  AssignReviewer: assignReviewer,
  DeclineReview: declineReview,
  DeclareConflict: declareConflict,
  RecusePerson: recusePerson,
};

export const reviewerSamples: SamplesOf<typeof reviewerCases> = {
  AssignReviewer: () => ({ reviewerId: NEW, reviewerKnown: true }),
  DeclineReview: () => ({ reason: WORDS }),
  DeclareConflict: () => ({ reason: WORDS }),
  RecusePerson: () => ({ personId: NEW, personKnown: true, reason: WORDS }),
};
