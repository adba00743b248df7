import { History, ON_REQUEST } from '@plumbline/testing';
import { rowsOf } from '@plumbline/testing-views';
import { people } from './project.js';

const lines = (history: History) =>
  rowsOf(people, history.events)
    .all('reportingLine')
    .map(({ fromDate, toDate, managerId }) => [fromDate, toDate, managerId]);

describe('people', () => {
  const registered = () => new History().person('cleo', { managerId: 'lin' });
  const reportsTo = (history: History, managerId: string | null, effectiveDate: string) =>
    history.record('ManagerChanged', { personId: 'cleo', managerId, effectiveDate });

  it('have a reporting line from the day of registration', () => {
    expect(lines(registered())).toEqual([['2026-01-01', null, 'lin']]);
  });

  it('end a line on the day that the next one begins', () => {
    expect(lines(reportsTo(registered(), 'max', '2026-05-01'))).toEqual([
      ['2026-01-01', '2026-05-01', 'lin'],
      ['2026-05-01', null, 'max'],
    ]);
  });

  it('insert a change with an earlier date between the others', () => {
    const history = reportsTo(reportsTo(registered(), 'max', '2026-05-01'), 'moe', '2026-03-01');
    expect(lines(history)).toEqual([
      ['2026-01-01', '2026-03-01', 'lin'],
      ['2026-03-01', '2026-05-01', 'moe'],
      ['2026-05-01', null, 'max'],
    ]);
  });

  it('take the later of two changes for the same day', () => {
    const history = reportsTo(reportsTo(registered(), 'max', '2026-05-01'), null, '2026-05-01');
    expect(lines(history)).toEqual([
      ['2026-01-01', '2026-05-01', 'lin'],
      ['2026-05-01', null, null],
    ]);
  });

  it('have the current org unit, level and departure', () => {
    const history = new History().person('cleo');
    history
      .record('OrgUnitChanged', { personId: 'cleo', orgUnit: 'data', effectiveDate: '2026-02-01' })
      .record('LevelChanged', { personId: 'cleo', level: 'staff', effectiveDate: '2026-03-01', nominationId: null })
      .record('PersonLeft', { personId: 'cleo', effectiveDate: '2026-04-01' });
    expect(rowsOf(people, history.events).all('person')).toMatchObject([
      { orgUnit: 'data', level: 'staff', leftOn: '2026-04-01', revision: 3 },
    ]);
  });

  it('drop name, email and source id of an erased person, and keep the rest', () => {
    const history = new History().person('cleo', { email: 'cleo@example.org', sourceId: 'HR-1' });
    expect(rowsOf(people, history.events).all('person')).toMatchObject([
      { displayName: 'Name of cleo', email: 'cleo@example.org', sourceId: 'HR-1', erased: 0 },
    ]);
    history.record('PersonErased', { personId: 'cleo', ...ON_REQUEST });
    expect(rowsOf(people, history.events).all('person')).toEqual([
      {
        personId: 'cleo',
        displayName: null,
        email: null,
        sourceId: null,
        orgUnit: 'eng',
        level: 'senior',
        leftOn: null,
        erased: 1,
        revision: 1,
      },
    ]);
  });

  it('park a stream whose beginning is missing', () => {
    const history = new History().record('PersonLeft', { personId: 'ghost', effectiveDate: '2026-02-02' });
    expect(() => rowsOf(people, history.events)).toThrow('person ghost is unknown');
  });

  it('have what is asked for and released of them, until it is withdrawn', () => {
    const asked = { personId: 'cleo', adminId: 'root', caseNumber: 'A-1' };
    const released = {
      personId: 'cleo',
      requestedBy: 'root',
      releasedBy: 'adam',
      caseNumber: 'A-1',
      until: '2026-07-01',
    };
    const items = { timeline: 1, nominations: 0, words: 0, acts: 0 };
    const access = ({ events }: History) => {
      const rows = rowsOf(people, events);
      return { asked: rows.all('accessRequest'), released: rows.all('accessRelease') };
    };
    const requested = registered().record('SubjectAccessRequested', asked);
    expect(access(requested)).toMatchObject({ asked: [asked], released: [] });
    requested.record('SubjectAccessReleased', { ...released, items });
    expect(access(requested)).toMatchObject({ asked: [], released: [released] });
    requested.record('SubjectAccessWithdrawn', { personId: 'cleo' });
    expect(access(requested)).toEqual({ asked: [], released: [] });
  });
});
