import { describeWays, elsewhere, tryingOn } from '@plumbline/testing';
import { person, type PersonCommand, type PersonEvent, type RegisterPerson } from '../person/index.js';
import { PERSON_REFUSALS } from './person.js';

const trying = tryingOn(person);
const personId = 'ann';
const now = '2027-10-31T12:00:00Z';
const by = { actor: 'ops', now };
const known = { managerKnown: true, managersAbove: ['top'], likeId: null, emailOf: null };
const content = {
  ...{ personId, displayName: 'Ann Example', email: 'ann@example.org', orgUnit: 'platform' },
  ...{ level: 'senior', managerId: 'max', effectiveDate: '2027-01-01' },
};
const register = (change: object = {}, facts: object = {}, actor = 'ops'): RegisterPerson => ({
  ...{ type: 'RegisterPerson', data: { ...content, ...change }, actor, now },
  facts: { ...known, ...facts },
});
const here: PersonEvent = { type: 'PersonRegistered', data: content };
const other = (id: string): RegisterPerson =>
  register({ personId: id, displayName: 'Max', email: null, managerId: null });
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
const rises = (level: string, actor = 'ops'): PersonCommand => ({
  ...{ type: 'ChangeLevel', data: { personId, level, effectiveDate: '2027-10-01', nominationId: null }, actor, now },
});

describe('each refusal about a person has a way on, or is an end', () => {
  describeWays(PERSON_REFUSALS, [
    trying('date-future', { given: [here], refused: sits('data', '2027-12-01'), again: sits('data') }),
    trying('date-invalid', { given: [here], refused: sits('data', '2027-02-30'), again: sits('data') }),
    trying('date-order', { given: [here], refused: sits('data', '2026-12-31'), again: sits('data') }),
    trying('email-taken', { refused: register({}, { emailOf: 'anna' }), again: register({ email: null }) }),
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
    trying('org-unit-missing', { given: [here], refused: sits(' '), again: sits('data') }),
    trying('own-manager', { given: [here], refused: moves(personId), again: moves('ben') }),
    trying('own-record', { given: [here], refused: rises('staff', personId), again: rises('staff') }),
    trying('person-erased', {
      given: [here, { type: 'PersonErased', data: { personId, reason: 'Asked for.' } }],
      refused: sits('data'),
    }),
    trying('person-exists', {
      given: [here],
      refused: register({ managerId: 'ben' }),
      way: [moves('ben')],
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
    trying('person-not-found', { refused: sits('data'), way: [register()] }),
  ]);
});
