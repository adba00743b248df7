import { deciderSpec } from '@plumbline/testing';
import { person, type PersonCommand, type PersonEvent, type PersonState } from '../index.js';

const { given } = deciderSpec(person);
const personId = 'ann';
const NOW = '2027-10-31T23:59:59Z';
const CASE = { ground: 'own-request', caseNumber: '4711' } as const;
const registered: PersonEvent = {
  type: 'PersonRegistered',
  data: {
    ...{ personId, displayName: 'Ann Example', email: 'ann@example.org', sourceId: null, orgUnit: 'platform' },
    ...{ level: 'senior', managerId: 'max', effectiveDate: '2027-01-01' },
  },
};
const left: PersonEvent = { type: 'PersonLeft', data: { personId, effectiveDate: '2027-06-30' } };
const asked: PersonEvent = { type: 'ErasureRequested', data: { personId, adminId: 'olga', ...CASE } };
const withdrawn: PersonEvent = { type: 'ErasureRequestWithdrawn', data: { personId } };
const erased: PersonEvent = { type: 'PersonErased', data: { personId, ...CASE, reason: null } };
/** As an admin alone erased somebody, before there had to be two. */
const erasedBefore: PersonEvent = {
  type: 'PersonErased',
  data: { personId, ground: null, caseNumber: null, reason: 'They wrote to us.' },
};
const held = (until: string, caseNumber = '12'): PersonEvent => ({
  type: 'LegalHoldPlaced',
  data: { personId, caseNumber, ground: 'legal-claims', until },
});
const lifted = (caseNumber = '12'): PersonEvent => ({ type: 'LegalHoldLifted', data: { personId, caseNumber } });

const ask = (
  actor = 'olga',
  data: Partial<typeof CASE> | object = {},
  { now = NOW, actorKnown = true } = {},
): PersonCommand => ({
  ...{ type: 'RequestErasure', data: { personId, ...CASE, ...data }, actor, now, facts: { actorKnown } },
});
type Change = Readonly<{ open?: boolean; now?: string; with?: boolean; actorKnown?: boolean; askerKnown?: boolean }>;
const confirm = (actor = 'yusuf', change: Change = {}): PersonCommand => ({
  ...{ type: 'ConfirmErasure', data: { personId, withdrawNominations: change.with === true } },
  ...{ actor, now: change.now ?? NOW },
  facts: {
    ...{ actorKnown: change.actorKnown ?? true, askerKnown: change.askerKnown ?? true },
    openNominations: change.open === undefined ? [] : [{ nominationId: 'n1', conflicted: change.open }],
  },
});
const withdraw = (actor = 'olga'): PersonCommand => ({
  ...{ type: 'WithdrawErasureRequest', data: { personId }, actor, now: NOW },
});
const place = (until: string, change: object = {}, actor = 'olga'): PersonCommand => ({
  type: 'PlaceLegalHold',
  data: { personId, caseNumber: '12', ground: 'legal-claims', until, ...change },
  ...{ actor, now: NOW },
});
const lift = (actor = 'olga', caseNumber = '12'): PersonCommand => ({
  ...{ type: 'LiftLegalHold', data: { personId, caseNumber }, actor, now: NOW },
});
const stateAfter = (...events: PersonEvent[]): PersonState | null =>
  events.reduce(person.evolve, person.initialState());

describe('an erasure', () => {
  it('is of somebody who is registered', () => {
    for (const early of [ask(), confirm(), withdraw(), place('2028-01-01'), lift()])
      given().when(early).thenRejected('person-not-found');
  });
  it('is asked for by one admin and confirmed by another, for the ground and case that was asked for', () => {
    given(registered).when(ask()).then(asked);
    given(registered, asked).when(confirm()).then(erased);
    given(registered, left).when(ask()).then(asked);
    given(registered, left, asked).when(confirm()).then(erased);
  });
  it('is not confirmed by whoever asked for it, also not after withdrawing and asking again', () => {
    given(registered, asked).when(confirm('olga')).thenRejected('erasure-of-one', 'another admin has to confirm');
    given(registered, asked, withdrawn, asked).when(confirm('olga')).thenRejected('erasure-of-one');
    given(registered, asked).when(confirm('OLGA')).thenRejected('erasure-of-one');
  });
  it('takes two who are registered: nobody else asks, confirms, or is confirmed', () => {
    given(registered)
      .when(ask('stranger', {}, { actorKnown: false }))
      .thenRejected('caller-unknown', 'Register yourself first');
    given(registered, asked)
      .when(confirm('stranger', { actorKnown: false }))
      .thenRejected('caller-unknown', 'stranger');
    given(registered, asked)
      .when(confirm('yusuf', { askerKnown: false }))
      .thenRejected('erasure-asker-unknown', 'olga', '/v1/people/ann/erasure/withdrawal');
    given(registered, asked).when(withdraw('yusuf')).then(withdrawn);
  });
  it('is neither asked for, withdrawn nor confirmed by whom it is about, who is told nothing of it', () => {
    const states = [[registered], [registered, asked], [registered, asked, held('2028-01-01')], [registered, left]];
    for (const actor of [personId, 'ANN'])
      for (const command of [ask(actor), ask(actor, { caseNumber: '4712' }), confirm(actor), withdraw(actor)])
        for (const state of states)
          given(...state)
            .when(command)
            .thenRejected('own-record', 'another admin has to');
  });
  it('is confirmed only where somebody asks for it, and does so still', () => {
    given(registered).when(confirm()).thenRejected('erasure-not-requested', 'POST /v1/people/ann/erasure');
    given(registered, asked, withdrawn).when(confirm()).thenRejected('erasure-not-requested');
  });
  it('can be asked for once at a time, and that be withdrawn by any admin', () => {
    given(registered, asked).when(ask('yusuf')).thenNothing();
    given(registered, asked)
      .when(ask('yusuf', { caseNumber: '4712' }))
      .thenRejected('erasure-requested', 'olga', '4711');
    given(registered, asked)
      .when(ask('olga', { ground: 'unlawful' }))
      .thenRejected('erasure-requested');
    given(registered, asked).when(withdraw('yusuf')).then(withdrawn);
    given(registered).when(withdraw()).thenNothing();
  });
  it('waits for an open nomination of the person, unless that is withdrawn with it', () => {
    given(registered, asked)
      .when(confirm('yusuf', { open: false }))
      .thenRejected('nomination-open', '"withdrawNominations": true');
    given(registered, asked)
      .when(confirm('yusuf', { open: false, with: true }))
      .then(erased);
  });
  it('withdraws nothing for an admin without power over the round', () => {
    given(registered, asked)
      .when(confirm('yusuf', { open: true, with: true }))
      .thenRejected('withdrawal-conflicted');
    given(registered, asked)
      .when(confirm('yusuf', { open: true }))
      .thenRejected('nomination-open');
  });
  it('stands, whoever recorded it and how', () => {
    for (const event of [erased, erasedBefore]) {
      given(registered, event).when(ask()).thenNothing();
      given(registered, event).when(confirm('olga')).thenNothing();
      given(registered, event).when(withdraw()).thenRejected('person-erased');
      given(registered, event).when(place('2028-01-01')).thenRejected('person-erased');
      given(registered, event).when(lift()).thenRejected('person-erased');
      expect(stateAfter(registered, asked, event)).toMatchObject({ erased: true, erasureRequest: null });
    }
  });
});

describe('a legal hold', () => {
  it('refuses asking for an erasure and confirming one, by its case and end', () => {
    given(registered, held('2028-01-01')).when(ask()).thenRejected('legal-hold', 'case 12 until 2028-01-01');
    given(registered, asked, held('2028-01-01')).when(ask()).thenRejected('legal-hold');
    given(registered, asked, held('2028-01-01')).when(confirm()).thenRejected('legal-hold', '2028-01-01');
    given(registered, asked, held('2028-01-01'), lifted()).when(confirm()).then(erased);
  });
  it('ends by itself when its day begins', () => {
    given(registered, asked, held('2027-11-01')).when(confirm()).thenRejected('legal-hold');
    given(registered, asked, held('2027-11-01'))
      .when(confirm('yusuf', { now: '2027-11-01T00:00:00Z' }))
      .then(erased);
  });
  it('stands beside others, and each has to end', () => {
    const both = [held('2028-01-01'), held('2028-02-01', '13')];
    given(registered, ...both, lifted())
      .when(ask())
      .thenRejected('legal-hold', 'case 13 until 2028-02-01');
    given(registered, ...both, lifted(), lifted('13'))
      .when(ask())
      .then(asked);
  });
  it('is placed with a day that is ahead, and again with another ground or end', () => {
    given(registered).when(place('2028-01-01')).then(held('2028-01-01'));
    given(registered, held('2028-01-01')).when(place('2027-12-01')).then(held('2027-12-01'));
    given(registered, held('2028-01-01'), lifted()).when(place('2028-01-01')).then(held('2028-01-01'));
    given(registered).when(place('2027-10-31')).thenRejected('hold-over', '2027-10-31');
    given(registered).when(place('2028-02-30')).thenRejected('date-invalid', 'end of a hold');
  });
  it('is neither placed, prolonged, shortened nor lifted by whom it is on, who is told of none', () => {
    const commands = [
      ...['2027-11-01', '2028-01-01', '2029-01-01', '2027-10-31'].map((until) => place(until, {}, personId)),
      ...[place('2028-01-01', { ground: 'legal-obligation' }, personId), place('2028-01-01', {}, 'Ann')],
      ...[lift(personId), lift(personId, '13'), lift('Ann')],
    ];
    for (const state of [[registered], [registered, held('2028-01-01')], [registered, held('2028-01-01'), lifted()]])
      for (const command of commands)
        given(...state)
          .when(command)
          .thenRejected('own-record');
  });
  it('is lifted once', () => {
    given(registered, held('2028-01-01')).when(lift()).then(lifted());
    given(registered, held('2028-01-01')).when(lift('olga', '13')).thenRejected('hold-not-found', 'case 13');
    given(registered, held('2027-10-31')).when(lift()).thenNothing();
  });
});
