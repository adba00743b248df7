import type { NominationState } from '@plumbline/domain';
import { decideAccess } from './decide.js';
import type { Role } from './principal.js';
import { onCycle, onFramework, onNomination, onPerson, type NominationFacts } from './relations.js';

const factsWith = (over: Partial<NominationState> = {}): NominationFacts => ({
  nomination: {
    candidateId: 'candidate',
    status: 'submitted',
    recused: new Set<string>(),
    members: [],
    reviewers: new Map([
      ['assigned', { status: 'assigned', review: null }],
      ['missed', { status: 'missed', review: null }],
      ['declined', { status: 'declined', review: null }],
      ['submitted', { status: 'submitted', review: null }],
    ]),
    ...over,
  } as NominationState,
  committee: { members: ['member', 'both', 'candidate'], chair: 'chair' },
  managersAbove: ['manager', 'both'],
  eligible: false,
});
const access = (facts: NominationFacts, personId: string, roles: readonly Role[] = []) => {
  const { viewer, exists } = onNomination(facts, { personId, roles });
  return { viewer, exists };
};
const relations = (facts: NominationFacts, personId: string) => access(facts, personId).viewer.relations;

describe('the relations of a person to a nomination', () => {
  it.each([
    ['manager', ['line-manager']],
    ['both', ['line-manager', 'member']],
    ['member', ['member']],
    ['chair', ['chair']],
    ['assigned', ['reviewer-asked']],
    ['missed', ['reviewer-missed']],
    ['submitted', ['reviewer-done']],
    ['declined', []],
    ['stranger', []],
  ])('%s: %j', (person, expected) => {
    expect(relations(factsWith(), person)).toEqual(expected);
  });
  it('are only candidate for the candidate, even for a member or an admin', () => {
    const { viewer, exists } = access(factsWith({ status: 'released', told: true }), 'candidate', ['admin', 'auditor']);
    expect(viewer).toEqual({ personId: 'candidate', roles: [], relations: ['candidate'] });
    expect(exists).toBe(true);
  });
  it.each(['draft', 'returned', 'submitted', 'voting', 'voted', 'decided', 'withdrawn'] as const)(
    'is hidden from the candidate while it is %s',
    (status) => {
      expect(access(factsWith({ status }), 'candidate', ['admin']).exists).toBe(false);
    },
  );
  it('are candidate for good once feedback was released', () => {
    const { exists, grants } = onNomination(factsWith({ status: 'voting', told: true }), {
      personId: 'candidate',
      roles: ['admin'],
    });
    expect([exists, grants.releases, grants.state, grants.packet]).toEqual([true, true, false, false]);
  });
  it.each(['member', 'chair', 'assigned'])('are none for %s once recused, and every role is gone', (person) => {
    const facts = factsWith({ recused: new Set([person]) });
    expect(access(facts, person, ['admin', 'auditor'])).toEqual({
      viewer: { personId: person, roles: [], relations: [] },
      exists: false,
    });
  });
  it('keep only the reporting line for a recused manager', () => {
    const facts = factsWith({ recused: new Set(['both']) });
    expect(access(facts, 'both', ['admin']).viewer).toMatchObject({ roles: [], relations: ['line-manager'] });
  });
  it('do not include auditor for somebody who owes a review, until the review is in', () => {
    const roles = (person: string) => access(factsWith(), person, ['admin', 'auditor']).viewer.roles;
    expect(roles('assigned')).toEqual(['admin']);
    expect(roles('submitted')).toEqual(['admin', 'auditor']);
    expect(roles('declined')).toEqual(['admin', 'auditor']);
  });
  it('do not include auditor for somebody who manages the candidate, because the history shows who voted how', () => {
    expect(access(factsWith(), 'manager', ['admin', 'auditor']).viewer).toMatchObject({
      roles: ['admin'],
      relations: ['line-manager'],
    });
  });
  it('do not include auditor for somebody who might be nominated in the round, and keep everything else', () => {
    const facts = { ...factsWith(), eligible: true };
    expect(access(facts, 'stranger', ['auditor'])).toEqual({
      viewer: { personId: 'stranger', roles: [], relations: [] },
      exists: false,
    });
    expect(access(facts, 'both', ['admin', 'auditor']).viewer).toMatchObject({
      roles: ['admin'],
      relations: ['line-manager', 'member'],
    });
  });
  it('include member of the open round after leaving the committee, until the round is closed', () => {
    const members = ['former'];
    expect(relations(factsWith({ status: 'voting', members }), 'former')).toEqual(['member']);
    expect(relations(factsWith({ status: 'voted', members }), 'former')).toEqual([]);
  });
  it('are none for a stranger, for whom it does not exist, unlike for admins and auditors', () => {
    expect(access(factsWith(), 'stranger').exists).toBe(false);
    expect(access(factsWith(), 'stranger', ['admin']).exists).toBe(true);
    expect(access(factsWith(), 'stranger', ['auditor']).exists).toBe(true);
  });
});

describe('resources other than nominations', () => {
  it('a cycle exists for everybody', () => {
    const committee = { members: ['m'], chair: null };
    expect(onCycle(committee, { personId: 'x', roles: [] }, false)).toMatchObject({
      exists: true,
      viewer: { relations: [] },
    });
    expect(onCycle(committee, { personId: 'm', roles: [] }, false).viewer.relations).toEqual(['member']);
  });
  it('a person exists for themselves, their managers, admins and auditors', () => {
    const facts = { personId: 'p', managersAbove: ['m'] };
    const existsFor = (personId: string, roles: readonly Role[] = []) => onPerson(facts, { personId, roles }).exists;
    expect([existsFor('p'), existsFor('m'), existsFor('x'), existsFor('x', ['auditor'])]).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });
  it('a framework that was never published exists for admins and auditors', () => {
    const existsFor = (published: boolean, roles: readonly Role[]) =>
      onFramework(published, { personId: 'x', roles }).exists;
    expect([existsFor(false, []), existsFor(false, ['admin']), existsFor(true, [])]).toEqual([false, true, true]);
  });
});

describe('a cycle', () => {
  it('is not audited by somebody who might be nominated in it', () => {
    const committee = { members: ['m'], chair: 'c' };
    const roles = ['admin', 'auditor'] as const;
    expect(onCycle(committee, { personId: 'm', roles }, true).viewer).toEqual({
      personId: 'm',
      roles: ['admin'],
      relations: ['member'],
    });
    expect(onCycle(committee, { personId: 'x', roles }, false).viewer.roles).toEqual(['admin', 'auditor']);
  });
});

describe('a verdict', () => {
  const policy = { on: 'nomination', to: ['chair', 'admin'] } as const;
  const viewer = (roles: readonly Role[], relations: readonly ('chair' | 'member' | 'self')[]) => ({
    personId: 'p',
    roles,
    relations,
  });

  it('allows if one grant holds', () => {
    expect(decideAccess(policy, viewer([], ['chair']), { exists: true }).kind).toBe('allow');
    expect(decideAccess(policy, viewer(['admin'], []), { exists: true }).kind).toBe('allow');
  });
  it('forbids with a code and a reason where the resource exists', () => {
    expect(decideAccess(policy, viewer([], ['member']), { exists: true })).toEqual({
      kind: 'forbid',
      code: 'not-chair',
      reason: 'This takes the chair of the committee, or a people-ops admin.',
    });
  });
  it('forbids an admin without power over the round, and says who can do it', () => {
    const asked = (powerless: 'eligible' | 'recused') =>
      decideAccess(policy, viewer(['admin'], ['member']), { exists: true, powerless });
    expect(asked('eligible')).toMatchObject({ kind: 'forbid', code: 'admin-eligible' });
    expect(asked('recused')).toMatchObject({ kind: 'forbid', code: 'admin-recused' });
    expect(asked('eligible')).toMatchObject({
      reason: expect.stringContaining('nominated or not: another admin has to') as string,
    });
    expect(asked('recused')).toMatchObject({ reason: expect.stringContaining('another admin has to') as string });
  });
  it('allows an admin without power over the round whatever they may as somebody else', () => {
    const chair = viewer(['admin'], ['chair']);
    expect(decideAccess(policy, chair, { exists: true, powerless: 'eligible' }).kind).toBe('allow');
  });
  it('hides what does not exist for the viewer, even if one of their grants would hold', () => {
    expect(decideAccess(policy, viewer(['admin'], ['chair']), { exists: false })).toEqual({ kind: 'hide' });
  });
});
