import { deciderSpec } from '@plumbline/testing';
import { accessInForce, person, type PersonCommand, type PersonEvent, type PersonState } from '../index.js';

const { given } = deciderSpec(person);
const personId = 'ann';
const NOW = '2027-10-31T23:59:59Z';
const items = { timeline: 4, nominations: 1, words: 7, acts: 3 };
const registered: PersonEvent = {
  type: 'PersonRegistered',
  data: {
    ...{ personId, displayName: 'Ann Example', email: 'ann@example.org', sourceId: null, orgUnit: 'platform' },
    ...{ level: 'senior', managerId: 'max', effectiveDate: '2027-01-01' },
  },
};
const left: PersonEvent = { type: 'PersonLeft', data: { personId, effectiveDate: '2027-06-30' } };
const erased: PersonEvent = {
  ...{ type: 'PersonErased', data: { personId, ground: 'own-request', caseNumber: '1', reason: null } },
};
const asked: PersonEvent = { type: 'SubjectAccessRequested', data: { personId, adminId: 'olga', caseNumber: '4711' } };
const withdrawn: PersonEvent = { type: 'SubjectAccessWithdrawn', data: { personId } };
const released: PersonEvent = {
  type: 'SubjectAccessReleased',
  data: { personId, requestedBy: 'olga', releasedBy: 'yusuf', caseNumber: '4711', until: '2027-11-30', items },
};
const ask = (actor = 'olga', caseNumber = '4711', actorKnown = true): PersonCommand => ({
  ...{ type: 'RequestSubjectAccess', data: { personId, caseNumber }, actor, now: NOW, facts: { actorKnown } },
});
const release = (actor = 'yusuf', now = NOW, known = {}): PersonCommand => ({
  ...{ type: 'ReleaseSubjectAccess', data: { personId }, actor, now },
  facts: { items, actorKnown: true, askerKnown: true, ...known },
});
const withdraw = (actor = 'olga', now = NOW): PersonCommand => ({
  ...{ type: 'WithdrawSubjectAccess', data: { personId }, actor, now },
});
const inForce = (now: string, ...events: PersonEvent[]) => {
  const state = events.reduce<PersonState | null>(person.evolve, person.initialState());
  return state && accessInForce(state, now);
};

describe('access to what is kept about somebody', () => {
  it('is for somebody who is registered, left or not, and not erased', () => {
    for (const early of [ask(), release(), withdraw()]) {
      given().when(early).thenRejected('person-not-found');
      given(registered, erased).when(early).thenRejected('person-erased');
      given(registered, asked, erased).when(early).thenRejected('person-erased');
    }
    given(registered, left).when(ask()).then(asked);
  });
  it('is asked for by one admin and released by another, to both for 30 days, with how much it held', () => {
    given(registered).when(ask()).then(asked);
    given(registered, asked).when(release()).then(released);
    given(registered, left, asked).when(release()).then(released);
  });
  it('is not released by whoever asked for it, also not after withdrawing and asking again', () => {
    given(registered, asked).when(release('olga')).thenRejected('access-of-one', 'another admin');
    given(registered, asked, withdrawn, asked).when(release('olga')).thenRejected('access-of-one');
    given(registered, asked).when(release('OLGA')).thenRejected('access-of-one');
  });
  it('takes two who are registered: nobody else asks, releases, or is released for', () => {
    given(registered)
      .when(ask('stranger', '4711', false))
      .thenRejected('caller-unknown', 'Register yourself first');
    given(registered, asked)
      .when(release('stranger', NOW, { actorKnown: false }))
      .thenRejected('caller-unknown', 'stranger');
    given(registered, asked)
      .when(release('yusuf', NOW, { askerKnown: false }))
      .thenRejected('access-asker-unknown', 'olga', '/v1/people/ann/subject-access/withdrawal');
    given(registered, asked).when(withdraw('yusuf')).then(withdrawn);
  });
  it('is neither asked for, withdrawn nor released by whom it is about, who is told nothing of it', () => {
    for (const actor of [personId, 'ANN'])
      for (const command of [ask(actor), ask(actor, '4712'), release(actor), withdraw(actor)])
        for (const state of [[registered], [registered, asked], [registered, asked, released], [registered, left]])
          given(...state)
            .when(command)
            .thenRejected('own-record', 'another admin has to');
  });
  it('is released only where somebody asks for it, and does so still', () => {
    given(registered).when(release()).thenRejected('access-not-requested', 'POST /v1/people/ann/subject-access');
    given(registered, asked, withdrawn).when(release()).thenRejected('access-not-requested');
    given(registered, asked, released).when(release()).thenNothing();
    given(registered, asked, released).when(release('eve')).thenRejected('access-not-requested');
    given(registered, asked, released)
      .when(release('yusuf', '2027-11-30T00:00:00Z'))
      .thenRejected('access-not-requested');
  });
  it('can be asked for once at a time, and again once it was released', () => {
    given(registered, asked).when(ask('yusuf')).thenNothing();
    given(registered, asked).when(ask('yusuf', '4712')).thenRejected('access-requested', 'olga', '4711');
    given(registered, asked, released).when(ask()).then(asked);
  });
  it('can be withdrawn by any admin, as asked for and as released', () => {
    given(registered, asked).when(withdraw('yusuf')).then(withdrawn);
    given(registered, asked, released).when(withdraw('eve')).then(withdrawn);
    given(registered).when(withdraw()).thenNothing();
    given(registered, asked, released).when(withdraw('olga', '2027-11-30T00:00:00Z')).thenNothing();
  });
  it('is in force until its day begins, or it is withdrawn, or the person is erased', () => {
    const access = { requestedBy: 'olga', releasedBy: 'yusuf', caseNumber: '4711', until: '2027-11-30' };
    expect(inForce('2027-11-29T23:59:59Z', registered, asked, released)).toEqual(access);
    expect(inForce('2027-11-30T00:00:00Z', registered, asked, released)).toBeNull();
    expect(inForce(NOW, registered, asked)).toBeNull();
    for (const end of [withdrawn, erased]) expect(inForce(NOW, registered, asked, released, end)).toBeNull();
    expect(inForce(NOW, registered, asked, released, asked)).toEqual(access);
  });
});
