import { describeWays, elsewhere, ON_REQUEST, storyCycle, storyRubric, told, tryingOn } from '@plumbline/testing';
import { nomination } from '../nomination/index.js';
import { person, type PersonCommand, type PersonEvent, type RegisterPerson } from '../person/index.js';
import { PERSON_REFUSALS } from './person.js';

const trying = tryingOn(person);
const personId = 'ann';
const now = '2027-10-31T12:00:00Z';
const by = { actor: 'ops', now };
const nobodyElse = { likeId: null, emailOf: null, sourceIdIs: null, sourceIdWas: null, idIsSourceIdOf: null };
const known = { managerKnown: true, managersAbove: ['top'], ...nobodyElse, namedIds: 'allow' } as const;
const content = {
  ...{ personId, displayName: 'Ann Example', email: 'ann@example.org', sourceId: null, orgUnit: 'platform' },
  ...{ level: 'senior', managerId: 'max', effectiveDate: '2027-01-01' },
};
const register = (change: object = {}, facts: object = {}, actor = 'ops'): RegisterPerson => ({
  ...{ type: 'RegisterPerson', data: { ...content, ...change }, actor, now },
  facts: { ...known, ...facts },
});
const here: PersonEvent = { type: 'PersonRegistered', data: content };
const other = (id: string): RegisterPerson =>
  register({ personId: id, displayName: 'Max', email: null, managerId: null });
/** Registers themselves. */
const signsUp = (id: string): RegisterPerson =>
  register({ personId: id, displayName: 'Max', email: null, managerId: null, level: null }, {}, id);
const moves = (managerId: string | null, facts: object = {}, effectiveDate = '2027-10-01'): PersonCommand => ({
  ...{ type: 'ChangeManager', data: { personId, managerId, effectiveDate }, ...by },
  facts: { ...known, ...facts },
});
const sits = (orgUnit: string, effectiveDate = '2027-10-01'): PersonCommand => ({
  ...{ type: 'ChangeOrgUnit', data: { personId, orgUnit, effectiveDate }, ...by },
});
const ahead = { type: 'ManagerChanged', data: { personId, managerId: 'zoe', effectiveDate: '2027-11-01' } } as const;
const cancels = (effectiveDate: string): PersonCommand => ({
  ...{ type: 'CancelManagerChange', data: { personId, effectiveDate }, ...by, facts: known },
});
const registered = { actorKnown: true, askerKnown: true };
const asks = (caseNumber = '4711', actorKnown = true): PersonCommand => ({
  ...{ type: 'RequestErasure', data: { personId, ground: 'own-request', caseNumber }, ...by, facts: { actorKnown } },
});
const confirms = (
  actor = 'eve',
  open: readonly boolean[] = [],
  withdrawNominations = false,
  known: object = {},
): PersonCommand => ({
  ...{ type: 'ConfirmErasure', data: { personId, withdrawNominations }, actor, now },
  facts: {
    ...registered,
    ...known,
    openNominations: open.map((conflicted) => ({ nominationId: 'nomination-1', conflicted })),
  },
});
const asked: PersonEvent = {
  type: 'ErasureRequested',
  data: { personId, adminId: 'ops', ground: 'own-request', caseNumber: '4711' },
};
const holds = (until: string): PersonCommand => ({
  ...{ type: 'PlaceLegalHold', data: { personId, caseNumber: '2027-12', ground: 'legal-claims', until }, ...by },
});
const held: PersonEvent = {
  type: 'LegalHoldPlaced',
  data: { personId, caseNumber: '2027-12', ground: 'legal-claims', until: '2028-01-01' },
};
const lifts = (caseNumber = '2027-12'): PersonCommand => ({
  ...{ type: 'LiftLegalHold', data: { personId, caseNumber }, ...by },
});
const wants = (caseNumber = '4713', actorKnown = true): PersonCommand => ({
  ...{ type: 'RequestSubjectAccess', data: { personId, caseNumber }, ...by, facts: { actorKnown } },
});
const hands = (actor = 'eve', known: object = {}): PersonCommand => ({
  ...{ type: 'ReleaseSubjectAccess', data: { personId }, actor, now },
  facts: { ...registered, ...known, items: { timeline: 1, nominations: 0, words: 0, acts: 0 } },
});
const unasks: PersonCommand = { type: 'WithdrawErasureRequest', data: { personId }, ...by };
const unwants: PersonCommand = { type: 'WithdrawSubjectAccess', data: { personId }, ...by };
const wanted: PersonEvent = {
  type: 'SubjectAccessRequested',
  data: { personId, adminId: 'ops', caseNumber: '4713' },
};
const opened = told('NominationOpened', {
  ...{ cycleId: 'spring', nominatorId: 'max', onBehalf: false, targetLevel: 'staff' },
  ...{ currentLevel: 'senior', orgUnit: 'platform', framework: { id: 'ladder', version: 1 } },
});

const rises = (level: string, actor = 'ops'): PersonCommand => ({
  ...{ type: 'ChangeLevel', data: { personId, level, effectiveDate: '2027-10-01', nominationId: null }, actor, now },
});

describe('each refusal about a person has a way on, or is an end', () => {
  describeWays(PERSON_REFUSALS, [
    trying('access-asker-unknown', {
      given: [here, wanted],
      refused: hands('eve', { askerKnown: false }),
      way: [unwants, wants()],
      again: hands(),
    }),
    trying('access-not-requested', { given: [here], refused: hands(), way: [wants()] }),
    trying('access-of-one', { given: [here, wanted], refused: hands('ops'), again: hands() }),
    trying('access-requested', {
      given: [here, wanted],
      refused: wants('4714'),
      way: [unwants],
    }),
    ...[asks('4711', false), wants('4713', false)].map((refused) =>
      trying('caller-unknown', {
        given: [here],
        refused,
        elsewhere: elsewhere(person, [], signsUp('ops')),
        again: refused.type === 'RequestErasure' ? asks() : wants(),
      }),
    ),
    ...[confirms('eve', [], false, { actorKnown: false }), hands('eve', { actorKnown: false })].map((refused) =>
      trying('caller-unknown', {
        given: [here, asked, wanted],
        refused,
        elsewhere: elsewhere(person, [], signsUp('eve')),
        again: refused.type === 'ConfirmErasure' ? confirms() : hands(),
      }),
    ),
    trying('date-future', { given: [here], refused: sits('data', '2027-12-01'), again: sits('data') }),
    trying('date-invalid', { given: [here], refused: sits('data', '2027-02-30'), again: sits('data') }),
    trying('date-order', { given: [here], refused: sits('data', '2026-12-31'), again: sits('data') }),
    trying('email-taken', { refused: register({}, { emailOf: 'anna' }), again: register({ email: null }) }),
    trying('erasure-asker-unknown', {
      given: [here, asked],
      refused: confirms('eve', [], false, { askerKnown: false }),
      way: [unasks, asks()],
      again: confirms(),
    }),
    trying('erasure-not-requested', { given: [here], refused: confirms(), way: [asks()] }),
    trying('erasure-of-one', { given: [here, asked], refused: confirms('ops'), again: confirms() }),
    trying('erasure-requested', {
      given: [here, asked],
      refused: asks('4712'),
      way: [unasks],
    }),
    trying('hold-not-found', { given: [here, held], refused: lifts('2027-13'), again: lifts() }),
    trying('hold-over', { given: [here], refused: holds('2027-10-31'), again: holds('2027-11-01') }),
    trying('legal-hold', { given: [here, held], refused: asks(), way: [lifts()] }),
    trying('legal-hold', { given: [here, asked, held], refused: confirms(), way: [lifts()] }),
    trying('level-missing', { given: [here], refused: rises(' '), again: rises('staff') }),
    trying('manager-loop', {
      given: [here],
      refused: moves('ben', { managersAbove: [personId] }),
      elsewhere: elsewhere(person, [{ ...here, data: { ...content, personId: 'ben', managerId: personId } }], {
        ...{ type: 'ChangeManager', data: { personId: 'ben', managerId: 'top', effectiveDate: '2027-10-01' }, ...by },
        facts: { managerKnown: true, managersAbove: [] },
      }),
      again: moves('ben', { managersAbove: ['top'] }),
    }),
    trying('manager-unknown', {
      given: [here],
      refused: moves('ben', { managerKnown: false }),
      elsewhere: elsewhere(person, [], other('ben')),
      again: moves('ben'),
    }),
    trying('name-missing', { refused: register({ displayName: ' ' }), again: register() }),
    trying('nomination-open', {
      given: [here, asked],
      refused: confirms('eve', [false]),
      elsewhere: elsewhere(nomination, [opened], {
        ...{ type: 'WithdrawNomination', data: { nominationId: 'nomination-1', reason: 'Leaves.' }, ...by },
        facts: { cycle: storyCycle, rubric: storyRubric },
      }),
      again: confirms(),
    }),
    trying('org-unit-missing', { given: [here], refused: sits(' '), again: sits('data') }),
    trying('own-manager', { given: [here], refused: moves(personId), again: moves('ben') }),
    trying('own-record', { given: [here], refused: rises('staff', personId), again: rises('staff') }),
    trying('person-erased', {
      given: [here, { type: 'PersonErased', data: { personId, ...ON_REQUEST } }],
      refused: sits('data'),
    }),
    trying('person-exists', {
      given: [here],
      refused: register({ managerId: 'ben' }),
      way: [moves('ben')],
    }),
    trying('person-id-named', {
      refused: register({}, { namedIds: 'refuse' }),
      again: register({ personId: 'p-4711' }, { namedIds: 'refuse' }),
    }),
    trying('person-id-taken', {
      refused: register({}, { likeId: 'Ann' }),
      again: register({ personId: 'ann.example' }),
    }),
    trying('person-left', {
      given: [here, { type: 'PersonLeft', data: { personId, effectiveDate: '2027-10-01' } }],
      refused: sits('data'),
      way: [{ type: 'ReturnPerson', data: { personId, effectiveDate: '2027-10-02' }, ...by }],
    }),
    trying('person-here', {
      given: [here],
      refused: { type: 'ReturnPerson', data: { personId, effectiveDate: '2027-10-02' }, ...by },
      way: [{ type: 'RecordDeparture', data: { personId, effectiveDate: '2027-10-01' }, ...by }],
    }),
    trying('manager-change-unknown', {
      given: [here, ahead],
      refused: cancels('2027-11-02'),
      again: cancels('2027-11-01'),
    }),
    trying('manager-change-begun', {
      given: [here, { ...ahead, data: { ...ahead.data, effectiveDate: '2027-10-30' } }],
      refused: cancels('2027-10-30'),
    }),
    trying('source-id-taken', {
      refused: register({ sourceId: 'HR-17' }, { sourceIdIs: 'ben' }),
      again: register({ sourceId: 'HR-18' }),
    }),
    trying('person-id-taken', {
      refused: register({}, { idIsSourceIdOf: 'ben' }),
      again: register({ personId: 'ann.example' }),
    }),
    trying('withdrawal-conflicted', {
      given: [here, asked],
      refused: confirms('eve', [false, true], true),
      again: confirms('zoe', [false, false], true),
    }),
    trying('person-not-found', { refused: sits('data'), way: [register()] }),
  ]);
});
