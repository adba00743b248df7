import { deciderSpec } from '@plumbline/testing';
import { person, type PersonCommand, type PersonEvent, type Said, Superseded } from './index.js';

const { given } = deciderSpec(person);
const personId = 'ann';
const by = { actor: 'source/HR', now: '2027-10-31T12:00:00.000Z' };
/** At noon of a day. */
const at = (day: string): string => `${day}T12:00:00.000Z`;
type Recorded = PersonEvent & Readonly<{ metadata: Readonly<{ recordedAt: string }> }>;
const recorded = (event: PersonEvent, day: string): Recorded => ({ ...event, metadata: { recordedAt: at(day) } });

const registered = recorded(
  {
    type: 'PersonRegistered',
    data: {
      ...{ personId, displayName: 'Ann', email: null, sourceId: null, orgUnit: 'platform', level: 'senior' },
      ...{ managerId: 'max', effectiveDate: '2027-01-01' },
    },
  },
  '2027-01-01',
);
const on = (effectiveDate: string) => ({ personId, effectiveDate });
const free = { managerKnown: true, managersAbove: [] };
const nobody = { likeId: null, emailOf: null, sourceIdIs: null, sourceIdWas: null };
type Change = (value: string, date: string, said?: Said) => PersonCommand;
type Event = (value: string, date: string) => PersonEvent;

const level: Change = (value, date, said) => ({
  ...{ type: 'ChangeLevel', data: { ...on(date), level: value, nominationId: null }, ...by, ...(said && { said }) },
});
const levelled: Event = (value, date) => ({
  type: 'LevelChanged',
  data: { ...on(date), level: value, nominationId: null },
});
const unit: Change = (value, date, said) => ({
  ...{ type: 'ChangeOrgUnit', data: { ...on(date), orgUnit: value }, ...by, ...(said && { said }) },
});
const moved: Event = (value, date) => ({ type: 'OrgUnitChanged', data: { ...on(date), orgUnit: value } });
const manager: Change = (value, date, said) => ({
  ...{ type: 'ChangeManager', data: { ...on(date), managerId: value }, ...by, facts: free, ...(said && { said }) },
});
const managed: Event = (value, date) => ({ type: 'ManagerChanged', data: { ...on(date), managerId: value } });
const name: Change = (value, date, said) => ({
  ...{ type: 'CorrectPerson', data: { ...on(date), displayName: value }, ...by, ...(said && { said }) },
  facts: { ...nobody, namedIds: 'allow' },
});
const named: Event = (value, date) => ({
  type: 'PersonCorrected',
  data: { ...on(date), displayName: value, email: null, sourceId: null },
});

const first = (day: string): Said => ({ at: at(day), isReplay: false });
const again = (day: string): Said => ({ at: at(day), isReplay: true });

const FIELDS: readonly (readonly [string, Change, Event, string])[] = [
  ['a level', level, levelled, 'senior'],
  ['an org unit', unit, moved, 'platform'],
  ['a manager', manager, managed, 'max'],
  ['a name', name, named, 'Ann'],
];

describe.each(FIELDS)('what a source says of %s', (_, change, changed, value) => {
  it('is passed over where what is recorded holds from a later day', () => {
    const newer = recorded(changed('newer', '2027-05-01'), '2027-05-01');
    for (const said of [first('2027-06-01'), again('2027-06-01')])
      given(registered, newer)
        .when(change('older', '2027-04-30', said))
        .thenThrown(Superseded);
    given(registered, newer)
      .when(change('newest', '2027-05-02', again('2027-04-01')))
      .then(changed('newest', '2027-05-02'));
  });

  it('is passed over for the same day where it is sent again and was said before that', () => {
    const newer = recorded(changed('newer', '2027-05-01'), '2027-05-03');
    given(registered, newer)
      .when(change('older', '2027-05-01', again('2027-05-02')))
      .thenThrown(Superseded);
    given(registered, newer)
      .when(change('later', '2027-05-01', again('2027-05-04')))
      .then(changed('later', '2027-05-01'));
    given(registered, newer)
      .when(change('at once', '2027-05-01', first('2027-05-02')))
      .then(changed('at once', '2027-05-01'));
  });

  it('is recorded where it holds already from an earlier day, so that nothing in between is applied after it', () => {
    const confirmed = changed(value, '2027-06-01');
    given(registered)
      .when(change(value, '2027-06-01', first('2027-06-01')))
      .then(confirmed);
    given(registered, recorded(confirmed, '2027-06-01'))
      .when(change('between', '2027-03-01', again('2027-03-01')))
      .thenThrown(Superseded);
    given(registered)
      .when(change(value, '2027-01-01', first('2027-06-01')))
      .thenNothing();
  });
});

describe('what a source says', () => {
  it('is decided as ever where nobody says when', () => {
    given(registered, levelled('staff', '2027-05-01')).when(level('senior', '2027-04-01')).thenRejected('date-order');
    given(registered).when(level('senior', '2027-06-01')).thenNothing();
  });

  it('of a name that somebody corrected here is compared with the day on which they did', () => {
    const correction = named('Anne', '2027-05-01');
    const here = recorded(
      { ...correction, data: { ...correction.data, effectiveDate: null } } as PersonEvent,
      '2027-05-01',
    );
    given(registered, here)
      .when(name('Ann B', '2027-04-30', again('2027-04-30')))
      .thenThrown(Superseded);
    given(registered, here)
      .when(name('Ann B', '2027-05-02', again('2027-04-30')))
      .then(named('Ann B', '2027-05-02'));
  });

  it('of a name of tomorrow is refused: names have no history', () => {
    given(registered)
      .when(name('Ann B', '2027-11-01', first('2027-10-31')))
      .thenRejected('date-future');
  });

  it('of a manager before one that is dated ahead takes its place until then', () => {
    const ahead = recorded(managed('zoe', '2027-12-01'), '2027-06-01');
    given(registered, ahead)
      .when(manager('lin', '2027-10-01', again('2027-05-01')))
      .then(managed('lin', '2027-10-01'));
  });

  it('of a departure is passed over once they came back on a later day, and refused before they were here', () => {
    const left = recorded({ type: 'PersonLeft', data: on('2027-05-01') }, '2027-05-01');
    const back = recorded({ type: 'PersonReturned', data: on('2027-06-01') }, '2027-06-01');
    const leaves = (date: string, said: Said): PersonCommand => ({
      ...{ type: 'RecordDeparture', data: on(date), ...by, said },
    });
    given(registered, left, back)
      .when(leaves('2027-05-20', again('2027-05-20')))
      .thenThrown(Superseded);
    given(registered)
      .when(leaves('2026-12-01', first('2026-12-01')))
      .thenRejected('date-order');
    const returns: PersonCommand = { type: 'ReturnPerson', data: on('2027-07-01'), ...by, said: first('2027-07-01') };
    given(registered, left, back)
      .when(returns)
      .then({ type: 'PersonReturned', data: on('2027-07-01') });
  });

  it('of a joiner is passed over where all that is recorded of them is newer', () => {
    const joins = (effectiveDate: string): PersonCommand => ({
      ...{ type: 'RegisterPerson', ...by, said: again('2026-12-01') },
      data: {
        ...{ personId, displayName: 'Another', email: null, sourceId: null, orgUnit: 'platform', level: null },
        ...{ managerId: null, effectiveDate },
      },
      facts: { ...free, ...nobody, idIsSourceIdOf: null, namedIds: 'allow' },
    });
    given(registered).when(joins('2026-12-01')).thenThrown(Superseded);
    given(registered).when(joins('2027-01-01')).thenThrown(Superseded);
    given(registered).when(joins('2027-02-01')).thenRejected('person-exists');
  });
});
