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

const ask = (actor = 'olga', data: Partial<typeof CASE> | object = {}, now = NOW): PersonCommand => ({
  ...{ type: 'RequestErasure', data: { personId, ...CASE, ...data }, actor, now },
});
const confirm = (
  actor = 'yusuf',
  change: Readonly<{ open?: boolean; now?: string; with?: boolean; requester?: string }> = {},
): PersonCommand => ({
  ...{ type: 'ConfirmErasure', data: { personId, withdrawNominations: change.with === true } },
  ...{ actor, now: change.now ?? NOW },
  facts: {
    requester: change.requester ?? null,
    openNominations: change.open === undefined ? [] : [{ nominationId: 'n1', conflicted: change.open }],
  },
});
const withdraw = (actor = 'olga'): PersonCommand => ({
  ...{ type: 'WithdrawErasureRequest', data: { personId }, actor, now: NOW },
});
const place = (until: string, change: object = {}): PersonCommand => ({
  type: 'PlaceLegalHold',
  data: { personId, caseNumber: '12', ground: 'legal-claims', until, ...change },
  ...{ actor: 'olga', now: NOW },
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
  });
  it('is not confirmed by whom it is about, who may ask for it', () => {
    given(registered, asked).when(confirm(personId)).thenRejected('own-record', 'another admin has to');
    given(registered)
      .when(ask(personId))
      .then({ type: 'ErasureRequested', data: { personId, adminId: personId, ...CASE } });
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
  it('is lifted once, by anybody but whom it is on', () => {
    given(registered, held('2028-01-01')).when(lift()).then(lifted());
    given(registered, held('2028-01-01')).when(lift(personId)).thenRejected('own-record');
    given(registered, held('2028-01-01')).when(lift('olga', '13')).thenRejected('hold-not-found', 'case 13');
    given(registered, held('2027-10-31')).when(lift()).thenNothing();
  });
});
