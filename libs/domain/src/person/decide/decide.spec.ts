import { deciderSpec, ON_REQUEST } from '@plumbline/testing';
import fc from 'fast-check';
import { DomainError } from '../../kernel/domain-error.js';
import {
  managerOn,
  person,
  type ManagerFacts,
  type PersonCommand,
  type PersonEvent,
  type PersonState,
  type RegisterPerson,
} from '../index.js';

const { given } = deciderSpec(person);
const personId = 'ann';
/** Late in the year, so that most dates below have come; the last moment of its day. */
const by = { actor: 'admin', now: '2027-10-31T23:59:59Z' };
const knownManager: ManagerFacts = { managerKnown: true, managersAbove: ['top'] };
const content = {
  personId,
  displayName: 'Ann Example',
  email: 'ann@example.org',
  sourceId: null,
  orgUnit: 'platform',
  level: 'senior',
  managerId: 'max',
  effectiveDate: '2027-01-01',
};
const nobodyElse = {
  ...{ likeId: null, emailOf: null, sourceIdIs: null, sourceIdWas: null, idIsSourceIdOf: null },
  namedIds: 'allow' as const,
};
const register = (
  change: Partial<RegisterPerson['data']> = {},
  facts: Partial<RegisterPerson['facts']> = {},
): RegisterPerson => ({
  type: 'RegisterPerson',
  data: { ...content, ...change },
  ...by,
  facts: { ...knownManager, ...nobodyElse, ...facts },
});
const registered: PersonEvent = { type: 'PersonRegistered', data: content };
const manager = (managerId: string | null, effectiveDate: string, facts = knownManager): PersonCommand => ({
  type: 'ChangeManager',
  data: { personId, managerId, effectiveDate },
  ...by,
  facts,
});
const managed = (managerId: string | null, effectiveDate: string): PersonEvent => ({
  type: 'ManagerChanged',
  data: { personId, managerId, effectiveDate },
});
const orgUnit = (unit: string, effectiveDate: string): PersonCommand => ({
  type: 'ChangeOrgUnit',
  data: { personId, orgUnit: unit, effectiveDate },
  ...by,
});
const level = (key: string, effectiveDate: string): PersonCommand => ({
  type: 'ChangeLevel',
  data: { personId, level: key, effectiveDate, nominationId: null },
  ...by,
});
const depart = (effectiveDate: string): PersonCommand => ({
  type: 'RecordDeparture',
  data: { personId, effectiveDate },
  ...by,
});
const left: PersonEvent = { type: 'PersonLeft', data: { personId, effectiveDate: '2027-06-30' } };
const erased: PersonEvent = { type: 'PersonErased', data: { personId, ...ON_REQUEST } };
const stateAfter = (...events: PersonEvent[]): PersonState | null =>
  events.reduce(person.evolve, person.initialState());

describe('registering a person', () => {
  it('records the person, with or without a manager', () => {
    given().when(register()).then(registered);
    const top = { ...content, managerId: null };
    given()
      .when(register({ managerId: null }, { managerKnown: false, managersAbove: [] }))
      .then({ type: 'PersonRegistered', data: top });
  });
  it('changes nothing if only the date differs, so that a file can be imported again', () => {
    given(registered)
      .when(register({ effectiveDate: '2027-02-02' }))
      .thenNothing();
  });
  it('compares with current data, not with the first registration', () => {
    given(registered, managed('zoe', '2027-02-01')).when(register()).thenRejected('person-exists');
    given(registered, managed('zoe', '2027-02-01'))
      .when(register({ managerId: 'zoe' }))
      .thenNothing();
  });
  it.each([
    { displayName: 'Other' },
    { email: null },
    { sourceId: 'HR-1' },
    { orgUnit: 'data' },
    { level: null },
    { managerId: null },
  ])('refuses an id that a different person has: %j', (change) => {
    given(registered).when(register(change)).thenRejected('person-exists');
  });
  it.each([
    ['name-missing', register({ displayName: ' ' })],
    ['org-unit-missing', register({ orgUnit: '' })],
    ['date-invalid', register({ effectiveDate: '2027-02-29' })],
    ['date-invalid', register({ effectiveDate: '1 March' })],
    ['manager-unknown', register({}, { managerKnown: false, managersAbove: [] })],
    ['person-id-taken', register({}, { likeId: 'Ann' })],
    ['email-taken', register({}, { emailOf: 'bob' })],
    ['own-manager', register({ managerId: personId })],
    ['manager-loop', register({}, { managerKnown: true, managersAbove: ['bob', personId] })],
  ])('refuses with %s', (code, command) => {
    given().when(command).thenRejected(code);
  });
  it('is required before every other command', () => {
    for (const early of [manager('max', '2027-01-01'), depart('2027-01-01')])
      given().when(early).thenRejected('person-not-found');
  });
});

describe('changing the manager', () => {
  it('takes effect on a date', () => {
    given(registered).when(manager('zoe', '2027-03-01')).then(managed('zoe', '2027-03-01'));
    given(registered).when(manager(null, '2027-03-01')).then(managed(null, '2027-03-01'));
  });
  it('can correct the entry of the same date', () => {
    given(registered, managed('zoe', '2027-03-01'))
      .when(manager('kim', '2027-03-01'))
      .then(managed('kim', '2027-03-01'));
    const state = stateAfter(registered, managed('zoe', '2027-03-01'), managed('kim', '2027-03-01'));
    expect(managerOn(state, '2027-03-01')).toBe('kim');
  });
  it.each([
    ['date-order', manager('zoe', '2026-12-31')],
    ['date-order', manager('max', '2026-12-31')],
    ['date-invalid', manager('zoe', '2027-13-01')],
    ['own-manager', manager(personId, '2027-03-01')],
    ['manager-unknown', manager('who', '2027-03-01', { managerKnown: false, managersAbove: [] })],
    ['manager-loop', manager('zoe', '2027-03-01', { managerKnown: true, managersAbove: ['max', personId] })],
  ])('is refused with %s', (code, command) => {
    given(registered).when(command).thenRejected(code);
  });
  it('is read by date: none before registration, then the newest that has begun', () => {
    const state = stateAfter(registered, managed('zoe', '2027-03-01'), managed(null, '2027-09-01'));
    const dates = ['2026-12-31', '2027-01-01', '2027-02-28', '2027-03-01', '2027-08-31', '2027-09-01'];
    expect(dates.map((date) => managerOn(state, date))).toEqual([null, 'max', 'max', 'zoe', 'zoe', null]);
    expect(managerOn(null, '2027-01-01')).toBeNull();
  });
  it('keeps its history in order of dates after any commands', () => {
    const date = fc.integer({ min: 1, max: 28 }).map((day) => `2027-01-${String(day).padStart(2, '0')}`);
    const change = fc.tuple(fc.constantFrom('max', 'zoe', 'kim', null), date);
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        let state = stateAfter(registered);
        for (const [managerId, from] of changes) {
          try {
            state = person.decide(manager(managerId, from), state).reduce(person.evolve, state);
            expect(managerOn(state, '2027-12-31')).toBe(managerId);
          } catch (error) {
            expect(error).toBeInstanceOf(DomainError);
          }
        }
        const dates = state?.managers.map((entry) => entry.from) ?? [];
        expect(dates).toEqual([...dates].sort());
      }),
    );
  });
});

describe('changing org unit and level', () => {
  it('takes effect on a date', () => {
    given(registered)
      .when(orgUnit('data', '2027-03-01'))
      .then({ type: 'OrgUnitChanged', data: { personId, orgUnit: 'data', effectiveDate: '2027-03-01' } });
    given(registered)
      .when(level('staff', '2027-03-01'))
      .then({
        type: 'LevelChanged',
        data: { personId, level: 'staff', effectiveDate: '2027-03-01', nominationId: null },
      });
  });
  it('is never older than the entry that holds: of org unit, level and manager alike', () => {
    const moved: PersonEvent = {
      type: 'OrgUnitChanged',
      data: { personId, orgUnit: 'data', effectiveDate: '2027-06-01' },
    };
    const raised: PersonEvent = {
      type: 'LevelChanged',
      data: { personId, level: 'staff', effectiveDate: '2027-07-01', nominationId: null },
    };
    given(registered, moved).when(orgUnit('search', '2027-05-31')).thenRejected('date-order', '2027-06-01');
    given(registered, raised).when(level('principal', '2027-06-30')).thenRejected('date-order', '2027-07-01');
    given(registered, managed('zoe', '2027-08-01')).when(manager('max', '2027-07-31')).thenRejected('date-order');
    given(registered, moved, raised)
      .when(orgUnit('search', '2027-06-01'))
      .then({ type: 'OrgUnitChanged', data: { personId, orgUnit: 'search', effectiveDate: '2027-06-01' } });
    given(registered, moved, raised)
      .when(level('principal', '2027-07-01'))
      .then({
        type: 'LevelChanged',
        data: { personId, level: 'principal', effectiveDate: '2027-07-01', nominationId: null },
      });
  });
  it('changes nothing if it is current already', () => {
    given(registered).when(orgUnit('platform', '2027-03-01')).thenNothing();
    given(registered).when(level('senior', '2027-03-01')).thenNothing();
  });
  it.each([
    ['date-order', orgUnit('data', '2026-12-31')],
    ['date-order', level('staff', '2026-12-31')],
    ['date-invalid', orgUnit('data', '')],
    ['date-invalid', level('staff', '2027-3-1')],
    ['org-unit-missing', orgUnit(' ', '2027-03-01')],
    ['level-missing', level('', '2027-03-01')],
  ])('is refused with %s', (code, command) => {
    given(registered).when(command).thenRejected(code);
  });
});

describe('future dates', () => {
  it.each([
    ['org unit', orgUnit('data', '2027-11-01')],
    ['level', level('staff', '2099-01-01')],
    ['departure', depart('2027-11-01')],
  ])('are refused for the %s, which would take effect at once', (_what, command) => {
    given(registered).when(command).thenRejected('date-future', '2027-10-31');
  });
  it('are accepted up to today (UTC), and for reporting lines also later', () => {
    given(registered)
      .when(depart('2027-10-31'))
      .then({ type: 'PersonLeft', data: { personId, effectiveDate: '2027-10-31' } });
    given(registered).when(manager('zoe', '2099-01-01')).then(managed('zoe', '2099-01-01'));
  });
  it('do not block people who were registered ahead, or whose level was once set ahead', () => {
    const ahead: PersonEvent = { type: 'PersonRegistered', data: { ...content, effectiveDate: '2028-01-01' } };
    const levelAhead: PersonEvent = {
      type: 'LevelChanged',
      data: { personId, level: 'staff', effectiveDate: '2099-01-01', nominationId: null },
    };
    for (const command of [orgUnit('data', '2027-10-31'), level('principal', '2027-10-31'), depart('2027-10-31')])
      expect(person.decide(command, stateAfter(ahead))).toHaveLength(1);
    given(registered, levelAhead)
      .when(level('senior', '2027-10-31'))
      .then({
        type: 'LevelChanged',
        data: { personId, level: 'senior', effectiveDate: '2027-10-31', nominationId: null },
      });
    given(registered, levelAhead).when(level('senior', '2027-10-30')).thenRejected('date-order', '2027-10-31');
  });
});

describe('departure and erasure', () => {
  it('records the last day once', () => {
    given(registered).when(depart('2027-06-30')).then(left);
    given(registered, left).when(depart('2027-07-31')).thenRejected('person-left');
    given(registered).when(depart('2026-12-31')).thenRejected('date-order');
    given(registered).when(depart('soon')).thenRejected('date-invalid');
  });
  it('ends what can be recorded about a person', () => {
    const late = [
      manager('zoe', '2027-07-01'),
      orgUnit('data', '2027-07-01'),
      level('staff', '2027-07-01'),
      register(),
    ];
    for (const command of late) {
      given(registered, left).when(command).thenRejected('person-left');
      given(registered, erased).when(command).thenRejected('person-erased');
    }
    given(registered, erased).when(depart('2027-06-30')).thenRejected('person-erased');
  });
  it('keeps no name, email or source id of an erased person in the state', () => {
    const known: PersonEvent = { ...registered, data: { ...registered.data, sourceId: 'HR-1' } };
    const gone = { displayName: 'erased', email: null, sourceId: null, erased: true };
    expect(stateAfter(known, erased)).toMatchObject(gone);
  });
});

describe('an own record', () => {
  const bySelf = { ...by, actor: personId };
  const own = <C extends PersonCommand>(command: C): C => ({ ...command, ...bySelf });

  it('is given another level or manager by somebody else, whatever the role of its person', () => {
    given(registered)
      .when(own(level('staff', '2027-05-01')))
      .thenRejected('own-record', 'another admin has to');
    given(registered)
      .when(own(manager('eve', '2027-05-01')))
      .thenRejected('own-record', 'another admin has to');
    given(registered)
      .when(own(manager(null, '2027-05-01')))
      .thenRejected('own-record');
  });
  it('is registered by its person without level and manager only', () => {
    given().when(own(register())).thenRejected('own-record', 'another admin has to');
    given()
      .when(own(register({ managerId: null })))
      .thenRejected('own-record');
    given()
      .when(own(register({ level: null })))
      .thenRejected('own-record');
    const bare = { level: null, managerId: null };
    given()
      .when(own(register(bare)))
      .then({ type: 'PersonRegistered', data: { ...content, ...bare } });
  });
  it('is theirs in whichever case they are signed in by its id', () => {
    const shouting = <C extends PersonCommand>(command: C): C => ({ ...command, ...by, actor: personId.toUpperCase() });
    given(registered)
      .when(shouting(level('staff', '2027-05-01')))
      .thenRejected('own-record');
    given(registered)
      .when(shouting(manager('eve', '2027-05-01')))
      .thenRejected('own-record');
    given().when(shouting(register())).thenRejected('own-record');
  });
  it('of somebody new takes no source id that whoever registers them has, or had', () => {
    const named = register({ sourceId: 'HR-1' }, { sourceIdWas: 'olga' });
    given()
      .when({ ...named, actor: 'hr-1' })
      .thenRejected('own-record');
    given()
      .when({ ...named, actor: 'olga' })
      .thenRejected('own-record', 'a source id that you had');
    given()
      .when(named)
      .then({ type: 'PersonRegistered', data: { ...content, sourceId: 'HR-1' } });
  });
  it('takes what is already so, and another org unit', () => {
    given(registered)
      .when(own(level('senior', '2027-05-01')))
      .thenNothing();
    given(registered)
      .when(own(manager('max', '2027-05-01')))
      .thenNothing();
    given(registered).when(own(register())).thenNothing();
    given(registered)
      .when(own(orgUnit('data', '2027-05-01')))
      .then({ type: 'OrgUnitChanged', data: { personId, orgUnit: 'data', effectiveDate: '2027-05-01' } });
  });
});
