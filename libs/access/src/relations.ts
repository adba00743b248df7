import type { CycleState, NominationState, PersonId } from '@plumbline/domain';
import { isGranted } from './decide.js';
import { FRAMEWORK_GRANTS, PERSON_GRANTS } from './grants/elsewhere.js';
import { type Grants, grantsOf, withoutConflicts } from './grants/grants.js';
import type { Capacity, Circumstance } from './grants/table.js';
import { isRole, type Principal, type Relation, type Viewer } from './principal.js';

/** What of a nomination makes somebody something to it. */
export type Related = Pick<NominationState, 'candidateId' | 'status' | 'told' | 'members' | 'reviewers' | 'recused'>;
type Committee = Pick<CycleState, 'members' | 'chair'>;

/** What the write side knows about a nomination and a viewer; `managersAbove` is the candidate's management chain today, as far as it is here. */
export type NominationFacts = Readonly<{
  nomination: Related;
  committee: Committee;
  managersAbove: readonly PersonId[];
  /** Whether the viewer might be nominated in the round. */
  eligible: boolean;
}>;

/** The relations of a person to one resource, and whether it exists for them. */
export type ResolvedViewer = Readonly<{ viewer: Viewer; exists: boolean }>;

/** With what they see of the nomination as it is now. */
export type NominationViewer = ResolvedViewer & Readonly<{ grants: Grants }>;

const only = <K extends string>(held: Readonly<Record<K, boolean>>): readonly K[] =>
  (Object.keys(held) as K[]).filter((name) => held[name]);

const committeeRelations = ({ members, chair }: Committee, person: PersonId) =>
  only({ member: members.includes(person), chair: chair === person });

const REVIEWERS = {
  assigned: ['reviewer-asked'],
  missed: ['reviewer-missed'],
  submitted: ['reviewer-done'],
  declined: [],
} as const;

const reviewerRelations = ({ reviewers }: Related, person: PersonId): readonly Capacity[] =>
  REVIEWERS[reviewers.get(person)?.status ?? 'declined'];

/** All relations of a person to a nomination, before conflicts. A member who left the committee stays a member of the open vote. */
const heldOn = (facts: NominationFacts, { personId, roles }: Principal): readonly (Capacity | Circumstance)[] => {
  const { nomination, committee, managersAbove, eligible } = facts;
  const members = [...committee.members, ...(nomination.status === 'voting' ? nomination.members : [])];
  const isCandidate = nomination.candidateId === personId;
  return [
    ...only({ nominated: isCandidate, candidate: isCandidate && nomination.told }),
    ...only({ recused: nomination.recused.has(personId), eligible }),
    ...only({ 'line-manager': managersAbove.includes(personId) }),
    ...reviewerRelations(nomination, personId),
    ...committeeRelations({ members, chair: committee.chair }, personId),
    ...roles,
  ];
};

const viewerIn = (personId: PersonId, capacities: readonly Capacity[]): Viewer => ({
  personId,
  roles: capacities.filter(isRole),
  relations: capacities.filter((capacity) => !isRole(capacity)),
});

/** An admin stands in for the manager whom somebody has not. */
const standIn = (
  { roles }: Pick<Viewer, 'roles'>,
  { managersAbove }: Pick<NominationFacts, 'managersAbove'>,
): readonly Relation[] => only({ 'on-behalf': roles.includes('admin') && managersAbove.length === 0 });

/** Before feedback is released a nomination does not exist for its candidate, not even for one who is an admin. */
export const onNomination = (facts: NominationFacts, principal: Principal): NominationViewer => {
  const capacities = withoutConflicts(heldOn(facts, principal));
  const grants = grantsOf(capacities, facts.nomination.status);
  const viewer = viewerIn(principal.personId, capacities);
  const onBehalf = standIn(viewer, facts);
  return { viewer: { ...viewer, relations: [...viewer.relations, ...onBehalf] }, exists: grants.exists, grants };
};

const isCapacity = (relation: Relation): relation is Exclude<Relation, 'self' | 'on-behalf'> =>
  relation !== 'self' && relation !== 'on-behalf';

/** What a viewer sees of a nomination that is in that state. */
export const grantsFor = ({ roles, relations }: Viewer, state: NominationState['status']): Grants =>
  grantsOf([...relations.filter(isCapacity), ...roles], state);

/** A cycle exists for everybody who is signed in. */
export const onCycle = (committee: Committee, principal: Principal, eligible: boolean): ResolvedViewer => {
  const { personId, roles } = principal;
  const held = [...committeeRelations(committee, personId), ...roles];
  const capacities = withoutConflicts([...held, ...only({ eligible })]);
  return { viewer: viewerIn(personId, capacities), exists: true };
};

export const onPerson = (
  { personId, managersAbove }: Readonly<{ personId: PersonId; managersAbove: readonly PersonId[] }>,
  principal: Principal,
): ResolvedViewer => {
  const relations = only({
    self: personId === principal.personId,
    'line-manager': managersAbove.includes(principal.personId),
  });
  const isOther = personId !== principal.personId;
  const viewer = {
    ...principal,
    relations: [...relations, ...(isOther ? standIn(principal, { managersAbove }) : [])],
  };
  return { viewer, exists: isGranted(PERSON_GRANTS.exists, viewer) };
};

/** A framework that was never published is a draft. */
export const onFramework = (published: boolean, principal: Principal): ResolvedViewer => {
  const viewer = { ...principal, relations: [] };
  return { viewer, exists: published || isGranted(FRAMEWORK_GRANTS.draft, viewer) };
};

export const onSystem = (principal: Principal): ResolvedViewer => ({
  viewer: { ...principal, relations: [] },
  exists: true,
});
