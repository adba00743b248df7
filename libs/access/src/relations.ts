import type { CycleState, NominationState, PersonId } from '@plumbline/domain';
import type { Principal, Relation, Role, Viewer } from './principal.js';

type Committee = Pick<CycleState, 'members' | 'chair'>;

/** What the write side knows about a nomination; `managersAbove` is the candidate's management chain today. */
export type NominationFacts = Readonly<{
  nomination: NominationState;
  committee: Committee;
  managersAbove: readonly PersonId[];
}>;

/** Who somebody is on one resource, and whether it exists for them. */
export type ResolvedViewer = Readonly<{ viewer: Viewer; visible: boolean }>;

const keep = (held: Readonly<Partial<Record<Relation, boolean>>>): readonly Relation[] =>
  (Object.keys(held) as Relation[]).filter((relation) => held[relation]);

const committeeRelations = ({ members, chair }: Committee, person: PersonId): readonly Relation[] =>
  keep({ member: members.includes(person), chair: chair === person });

const isReviewer = ({ reviewers }: NominationState, person: PersonId): boolean => {
  const status = reviewers.get(person)?.status;
  return status !== undefined && status !== 'declined';
};

/**
 * Relations of a person to a nomination. The candidate is nothing but the candidate, whatever else they are elsewhere; a
 * recused person is out in every capacity and keeps only the reporting line.
 */
export const relationsToNomination = (facts: NominationFacts, person: PersonId): readonly Relation[] => {
  const { nomination, committee, managersAbove } = facts;
  if (nomination.candidateId === person) return ['candidate'];
  const line = keep({ 'line-manager': managersAbove.includes(person) });
  if (nomination.recused.has(person)) return line;
  const members = [...committee.members, ...(nomination.status === 'voting' ? nomination.members : [])];
  return [
    ...line,
    ...keep({ reviewer: isReviewer(nomination, person) }),
    ...committeeRelations({ members, chair: committee.chair }, person),
  ];
};

const RELEASED: ReadonlySet<NominationState['status']> = new Set(['released', 'appealed']);

const owesReview = ({ reviewers }: NominationState, person: PersonId): boolean => {
  const status = reviewers.get(person)?.status;
  return status === 'assigned' || status === 'missed';
};

/**
 * The candidate and the recused hold no role here. The history, and the events, hold the reviews and votes of others: who owes
 * a review, or missed it, is no auditor until it is in, and who manages the candidate is none at all.
 */
const rolesOn = ({ nomination, managersAbove }: NominationFacts, { personId, roles }: Principal): readonly Role[] => {
  if (nomination.candidateId === personId || nomination.recused.has(personId)) return [];
  const audits = !managersAbove.includes(personId) && !owesReview(nomination, personId);
  return audits ? roles : roles.filter((role) => role !== 'auditor');
};

/** Before feedback is released a nomination does not exist for its candidate, not even for one who is an admin. */
export const onNomination = (facts: NominationFacts, principal: Principal): ResolvedViewer => {
  const { nomination } = facts;
  const { personId } = principal;
  const relations = relationsToNomination(facts, personId);
  const own = nomination.candidateId === personId;
  const roles = rolesOn(facts, principal);
  const visible = own ? RELEASED.has(nomination.status) : relations.length + roles.length > 0;
  return { viewer: { personId, roles, relations }, visible };
};

/** A cycle is visible to everybody who is signed in. */
export const onCycle = (committee: Committee, principal: Principal): ResolvedViewer => ({
  viewer: { ...principal, relations: committeeRelations(committee, principal.personId) },
  visible: true,
});

/** A person is visible to themselves, to the managers above them, and to admins and auditors. */
export const onPerson = (
  { personId, managersAbove }: Readonly<{ personId: PersonId; managersAbove: readonly PersonId[] }>,
  principal: Principal,
): ResolvedViewer => {
  const relations = keep({
    self: personId === principal.personId,
    'line-manager': managersAbove.includes(principal.personId),
  });
  return { viewer: { ...principal, relations }, visible: relations.length + principal.roles.length > 0 };
};

/** A framework that was never published is a draft: it exists for admins and auditors only. */
export const onFramework = (published: boolean, principal: Principal): ResolvedViewer => ({
  viewer: { ...principal, relations: [] },
  visible: published || principal.roles.length > 0,
});

export const onSystem = (principal: Principal): ResolvedViewer => ({
  viewer: { ...principal, relations: [] },
  visible: true,
});
