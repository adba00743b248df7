import { deciderSpec, ON_REQUEST } from '@plumbline/testing';
import { managerOn, person, type ManagerFacts, type PersonCommand, type PersonEvent } from '../index.js';

const { given } = deciderSpec(person);
const personId = 'ann';
const by = { actor: 'admin', now: '2027-10-31T12:00:00Z' };
const registered: PersonEvent = {
  type: 'PersonRegistered',
  data: {
    ...{ personId, displayName: 'Ann', email: 'ann@example.org', sourceId: null, orgUnit: 'platform', level: 'senior' },
    ...{ managerId: 'max', effectiveDate: '2027-01-01' },
  },
};
const on = (effectiveDate: string) => ({ personId, effectiveDate });
const left = (date: string): PersonEvent => ({ type: 'PersonLeft', data: on(date) });
const back = (date: string): PersonEvent => ({ type: 'PersonReturned', data: on(date) });
const corrected = (effectiveDate: string | null): PersonEvent => ({
  type: 'DepartureCorrected',
  data: { personId, effectiveDate },
});
const depart = (date: string): PersonCommand => ({ type: 'RecordDeparture', data: on(date), ...by });
const comeBack = (date: string): PersonCommand => ({ type: 'ReturnPerson', data: on(date), ...by });
const correct = (effectiveDate: string | null): PersonCommand => ({
  type: 'CorrectDeparture',
  data: { personId, effectiveDate },
  ...by,
});
const free: ManagerFacts = { managerKnown: true, managersAbove: [] };
const changed = (managerId: string | null, date: string): PersonEvent => ({
  type: 'ManagerChanged',
  data: { managerId, ...on(date) },
});
const change = (managerId: string | null, date: string): PersonCommand => ({
  type: 'ChangeManager',
  data: { managerId, ...on(date) },
  ...by,
  facts: free,
});
const cancelled = (date: string): PersonEvent => ({ type: 'ManagerChangeCancelled', data: on(date) });
const cancel = (date: string, facts = free, actor = by.actor): PersonCommand => ({
  ...{ type: 'CancelManagerChange', data: on(date), ...by, actor, facts },
});
const managersOn = (events: readonly PersonEvent[], ...dates: readonly string[]) => {
  const state = events.reduce(person.evolve, person.initialState());
  return dates.map((date) => managerOn(state, date));
};

describe('somebody who has left', () => {
  it('comes back, and everything is recorded of them again', () => {
    given(registered, left('2027-06-30')).when(comeBack('2027-09-01')).then(back('2027-09-01'));
    given(registered, left('2027-06-30'), back('2027-09-01'))
      .when(change('zoe', '2027-10-01'))
      .then(changed('zoe', '2027-10-01'));
    given(registered, left('2027-06-30'), back('2027-09-01')).when(depart('2027-10-01')).then(left('2027-10-01'));
    given(registered, left('2027-06-30'), back('2027-09-01')).when(comeBack('2027-09-01')).thenNothing();
  });
  it('comes back neither before they left, nor later than today, nor without having left', () => {
    given(registered, left('2027-06-30')).when(comeBack('2027-06-29')).thenRejected('date-order');
    given(registered, left('2027-06-30')).when(comeBack('2027-11-01')).thenRejected('date-future');
    given(registered).when(comeBack('2027-09-01')).thenRejected('person-here');
  });
  it('has left on another day, or never, where that was wrong', () => {
    given(registered, left('2027-06-30')).when(correct('2027-07-31')).then(corrected('2027-07-31'));
    given(registered, left('2027-06-30')).when(correct(null)).then(corrected(null));
    given(registered, left('2027-06-30'), corrected(null))
      .when(change('zoe', '2027-10-01'))
      .then(changed('zoe', '2027-10-01'));
    given(registered, left('2027-06-30'), corrected(null)).when(correct(null)).thenNothing();
    given(registered).when(correct('2027-07-31')).thenRejected('person-here', '/departure');
    given(registered, left('2027-06-30')).when(correct('2027-01-01')).then(corrected('2027-01-01'));
    given(registered, left('2027-06-30')).when(correct('2026-12-31')).thenRejected('date-order', '2027-01-01');
    given(registered, left('2027-06-30')).when(correct('2027-11-01')).thenRejected('date-future');
  });
  it('is told both ways by what refuses more of them', () => {
    given(registered, left('2027-06-30'))
      .when(change('zoe', '2027-10-01'))
      .thenRejected('person-left', '/return', '/departure/correction');
  });
});

describe('a name, an email and a source id', () => {
  const say = (
    data: { displayName?: string; email?: string | null; sourceId?: string | null },
    facts: { emailOf?: string; sourceIdIs?: string; sourceIdWas?: string; namedIds?: 'allow' } = {},
    actor = by.actor,
  ): PersonCommand => ({
    ...{ type: 'CorrectPerson', data: { personId, ...data }, ...by, actor },
    facts: { likeId: null, emailOf: null, sourceIdIs: null, sourceIdWas: null, namedIds: 'refuse', ...facts },
  });
  const corrected_ = (displayName: string, email: string | null, sourceId: string | null = null): PersonEvent => ({
    type: 'PersonCorrected',
    data: { personId, displayName, email, sourceId, effectiveDate: null },
  });
  it('can be corrected one by one, also of somebody who has left', () => {
    given(registered)
      .when(say({ displayName: 'Anne' }))
      .then(corrected_('Anne', 'ann@example.org'));
    given(registered)
      .when(say({ email: null }))
      .then(corrected_('Ann', null));
    given(registered, left('2027-06-30'))
      .when(say({ displayName: 'Anne' }))
      .then(corrected_('Anne', 'ann@example.org'));
    given(registered)
      .when(say({ displayName: 'Ann', email: 'ann@example.org' }))
      .thenNothing();
  });
  it('are not written anew as what stands for them once their keys were lost', () => {
    const lost = corrected_('erased', 'erased', 'erased');
    given(registered, lost)
      .when(say({ displayName: 'Anne' }))
      .then(corrected_('Anne', null));
    given(registered, lost)
      .when(say({ displayName: 'erased' }))
      .thenNothing();
  });
  it('are given, changed and taken away by another admin, where it is the source id', () => {
    given(registered)
      .when(say({ sourceId: 'HR-1' }))
      .then(corrected_('Ann', 'ann@example.org', 'HR-1'));
    const before = corrected_('Ann', null, 'HR-1');
    for (const sourceId of ['HR-2', 'hr-1', null])
      given(registered, before)
        .when(say({ sourceId }))
        .then(corrected_('Ann', null, sourceId));
    given(registered, before)
      .when(say({ displayName: 'Anne' }))
      .then(corrected_('Anne', null, 'HR-1'));
    given(registered, before)
      .when(say({ sourceId: 'HR-1' }, {}, personId))
      .thenNothing();
    given(registered)
      .when(say({ sourceId: 'HR-1' }, { sourceIdIs: 'bob' }))
      .thenRejected('source-id-taken', 'bob', 'HR-1');
    for (const telling of [personId, `x-${personId}`, personId.toUpperCase()]) {
      given(registered)
        .when(say({ sourceId: telling }))
        .thenRejected('source-id-taken', personId);
      given(registered)
        .when(say({ sourceId: telling }, { namedIds: 'allow' }))
        .then(corrected_('Ann', 'ann@example.org', telling));
    }
    for (const own of [personId, 'HR-1', 'hr-1'])
      given(registered)
        .when(say({ sourceId: 'HR-1' }, {}, own))
        .thenRejected('own-record');
    given(registered, before)
      .when(say({ sourceId: null }, {}, personId))
      .thenRejected('own-record');
  });
  it('are not given by whoever had the source id before, who could be two with a token from then', () => {
    for (const actor of ['olga', 'OLGA'])
      given(registered)
        .when(say({ sourceId: 'HR-1' }, { sourceIdWas: 'olga' }, actor))
        .thenRejected('own-record', 'a source id that you had');
    given(registered)
      .when(say({ sourceId: 'HR-1' }, { sourceIdWas: 'olga' }))
      .then(corrected_('Ann', 'ann@example.org', 'HR-1'));
  });
  it("are refused where nothing shows, the email is somebody else's, or they were erased", () => {
    given(registered)
      .when(say({ displayName: ' ' }))
      .thenRejected('name-missing');
    given(registered)
      .when(say({ email: 'bob@example.org' }, { emailOf: 'bob' }))
      .thenRejected('email-taken', 'bob');
    given(registered, { type: 'PersonErased', data: { personId, ...ON_REQUEST } })
      .when(say({ displayName: 'Anne' }))
      .thenRejected('person-erased');
  });
});

describe('a change of manager', () => {
  const ahead = [registered, changed('zoe', '2028-03-01')];
  it('of today takes its place before one that is dated ahead', () => {
    given(...ahead)
      .when(change('kim', '2027-10-31'))
      .then(changed('kim', '2027-10-31'));
    expect(managersOn([...ahead, changed('kim', '2027-10-31')], '2027-10-30', '2027-10-31', '2028-03-01')).toEqual([
      'max',
      'kim',
      'zoe',
    ]);
  });
  it('that is dated ahead can be cancelled, once', () => {
    given(...ahead)
      .when(cancel('2028-03-01'))
      .then(cancelled('2028-03-01'));
    given(...ahead, cancelled('2028-03-01'))
      .when(cancel('2028-03-01'))
      .thenNothing();
    expect(managersOn([...ahead, cancelled('2028-03-01')], '2028-03-01')).toEqual(['max']);
    given(...ahead, cancelled('2028-03-01'))
      .when(change('zoe', '2028-03-01'))
      .then(changed('zoe', '2028-03-01'));
  });
  it('is not cancelled once it has begun, where there is none, by its own person, or into a loop', () => {
    given(registered, changed('zoe', '2027-10-31')).when(cancel('2027-10-31')).thenRejected('manager-change-begun');
    given(...ahead)
      .when(cancel('2028-04-01'))
      .thenRejected('manager-change-unknown', '2028-03-01');
    given(...ahead)
      .when(cancel('2027-01-01'))
      .thenRejected('manager-change-unknown');
    given(...ahead)
      .when(cancel('2028-03-01', free, personId))
      .thenRejected('own-record');
    given(...ahead)
      .when(cancel('2028-03-01', { managerKnown: true, managersAbove: ['bob', personId] }))
      .thenRejected('manager-loop');
  });
});

describe('a change of manager that is not there', () => {
  it('cannot be cancelled, and the refusal says which are ahead, or that none is', () => {
    given(registered).when(cancel('2028-01-01')).thenRejected('manager-change-unknown', 'ahead of today are: none.');
    given(registered, changed('zoe', '2028-02-01'))
      .when(cancel('2028-01-01'))
      .thenRejected('manager-change-unknown', 'ahead of today are: 2028-02-01.');
    given(registered, changed('zoe', '2028-02-01'), changed('yan', '2028-03-01'))
      .when(cancel('2028-01-01'))
      .thenRejected('manager-change-unknown', 'ahead of today are: 2028-02-01, 2028-03-01.');
  });
});
