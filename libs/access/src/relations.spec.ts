import type { NominationState } from '@plumbline/domain';
import { decideAccess } from './decide.js';
import type { Role } from './principal.js';
import {
  type NominationFacts,
  onCycle,
  onFramework,
  onNomination,
  onPerson,
  relationsToNomination,
} from './relations.js';

const factsWith = (over: Partial<NominationState> = {}): NominationFacts => ({
  nomination: {
    candidateId: 'candidate',
    status: 'submitted',
    recused: new Set<string>(),
    members: [],
    reviewers: new Map([
      ['assigned', { status: 'assigned', review: null }],
      ['declined', { status: 'declined', review: null }],
      ['submitted', { status: 'submitted', review: null }],
    ]),
    ...over,
  } as NominationState,
  committee: { members: ['member', 'both', 'candidate'], chair: 'chair' },
  managersAbove: ['manager', 'both'],
});
const standing = (facts: NominationFacts, personId: string, roles: readonly Role[] = []) =>
  onNomination(facts, { personId, roles });

describe('what somebody is to a nomination', () => {
  it.each([
    ['manager', ['line-manager']],
    ['both', ['line-manager', 'member']],
    ['member', ['member']],
    ['chair', ['chair']],
    ['assigned', ['reviewer']],
    ['submitted', ['reviewer']],
    ['declined', []],
    ['stranger', []],
  ])('%s: %j', (person, relations) => {
    expect(relationsToNomination(factsWith(), person)).toEqual(relations);
  });
  it('is nothing but the candidate for the candidate, a member and an admin though they are', () => {
    const { viewer, visible } = standing(factsWith({ status: 'released' }), 'candidate', ['admin', 'auditor']);
    expect(viewer).toEqual({ personId: 'candidate', roles: [], relations: ['candidate'] });
    expect(visible).toBe(true);
  });
  it.each(['draft', 'returned', 'submitted', 'voting', 'voted', 'decided', 'withdrawn'] as const)(
    'is hidden from the candidate while it is %s',
    (status) => {
      expect(standing(factsWith({ status }), 'candidate', ['admin']).visible).toBe(false);
    },
  );
  it.each(['member', 'chair', 'assigned'])(
    'is nothing for %s once they are recused, with every role gone',
    (person) => {
      const facts = factsWith({ recused: new Set([person]) });
      expect(standing(facts, person, ['admin', 'auditor'])).toEqual({
        viewer: { personId: person, roles: [], relations: [] },
        visible: false,
      });
    },
  );
  it('leaves a recused manager the reporting line and nothing else', () => {
    const facts = factsWith({ recused: new Set(['both']) });
    expect(standing(facts, 'both', ['admin']).viewer).toMatchObject({ roles: [], relations: ['line-manager'] });
  });
  it('makes no auditor of somebody who owes a review, and one again once it is in', () => {
    const roles = (person: string) => standing(factsWith(), person, ['admin', 'auditor']).viewer.roles;
    expect(roles('assigned')).toEqual(['admin']);
    expect(roles('submitted')).toEqual(['admin', 'auditor']);
    expect(roles('declined')).toEqual(['admin', 'auditor']);
  });
  it('makes no auditor of somebody who manages the candidate: the history holds who voted how', () => {
    expect(standing(factsWith(), 'manager', ['admin', 'auditor']).viewer).toMatchObject({
      roles: ['admin'],
      relations: ['line-manager'],
    });
  });
  it('stays a member of the open round after leaving the committee, and no longer once it is closed', () => {
    const members = ['former'];
    expect(relationsToNomination(factsWith({ status: 'voting', members }), 'former')).toEqual(['member']);
    expect(relationsToNomination(factsWith({ status: 'voted', members }), 'former')).toEqual([]);
  });
  it('is hidden from strangers, and visible to admins and auditors', () => {
    expect(standing(factsWith(), 'stranger').visible).toBe(false);
    expect(standing(factsWith(), 'stranger', ['admin']).visible).toBe(true);
    expect(standing(factsWith(), 'stranger', ['auditor']).visible).toBe(true);
  });
});

describe('what else exists for whom', () => {
  it('a cycle for everybody', () => {
    const committee = { members: ['m'], chair: null };
    expect(onCycle(committee, { personId: 'x', roles: [] })).toMatchObject({
      visible: true,
      viewer: { relations: [] },
    });
    expect(onCycle(committee, { personId: 'm', roles: [] }).viewer.relations).toEqual(['member']);
  });
  it('a person for themselves, the managers above, admins and auditors', () => {
    const facts = { personId: 'p', managersAbove: ['m'] };
    const visible = (personId: string, roles: readonly Role[] = []) => onPerson(facts, { personId, roles }).visible;
    expect([visible('p'), visible('m'), visible('x'), visible('x', ['auditor'])]).toEqual([true, true, false, true]);
  });
  it('a framework that was never published for admins and auditors', () => {
    const visible = (published: boolean, roles: readonly Role[]) =>
      onFramework(published, { personId: 'x', roles }).visible;
    expect([visible(false, []), visible(false, ['admin']), visible(true, [])]).toEqual([false, true, true]);
  });
});

describe('a verdict', () => {
  const policy = { on: 'nomination', to: ['chair', 'admin'] } as const;
  const viewer = (roles: readonly Role[], relations: readonly ('chair' | 'member' | 'self')[]) => ({
    personId: 'p',
    roles,
    relations,
  });

  it('allows on one grant that holds', () => {
    expect(decideAccess(policy, viewer([], ['chair']), true).kind).toBe('allow');
    expect(decideAccess(policy, viewer(['admin'], []), true).kind).toBe('allow');
  });
  it('forbids with a code and a reason where the resource is visible', () => {
    expect(decideAccess(policy, viewer([], ['member']), true)).toEqual({
      kind: 'forbid',
      code: 'not-chair',
      reason: 'This takes the chair of the committee, or a people-ops admin.',
    });
  });
  it('hides what is not visible, even from somebody whose grant would hold', () => {
    expect(decideAccess(policy, viewer(['admin'], ['chair']), false)).toEqual({ kind: 'hide' });
  });
});
