import { History } from '@plumbline/testing';
import { rowsOf } from '@plumbline/testing-views';
import { timeline } from './project.js';

describe("a person's timeline", () => {
  it('has levels and managers from their effective date, nominations and decisions from the day recorded', () => {
    const history = new History().person('cleo', { managerId: 'lin' });
    history.nomination('n1').openVoting().closeVoting().decide('promoted').release();
    history.record('LevelChanged', {
      personId: 'cleo',
      level: 'staff',
      effectiveDate: '2026-09-01',
      nominationId: 'n1',
    });
    history.record('ManagerChanged', { personId: 'cleo', managerId: 'max', effectiveDate: '2026-02-01' });
    const entries = rowsOf(timeline, history.events).all('timeline');
    expect(entries.map(({ onDate, kind }) => `${String(onDate)} ${String(kind)}`)).toEqual([
      '2026-01-01 registered',
      '2026-02-01 manager-changed',
      '2026-03-02 nominated',
      '2026-03-02 decided',
      '2026-03-02 feedback-released',
      '2026-09-01 level-changed',
    ]);
    expect(entries.at(-1)).toMatchObject({ nominationId: 'n1', detail: { level: 'staff' } });
  });

  it('has moves and departure by date, and the end of a reopened or withdrawn nomination', () => {
    const history = new History().person('cleo');
    history.record('OrgUnitChanged', { personId: 'cleo', orgUnit: 'data', effectiveDate: '2026-02-01' });
    history.nomination('n1').openVoting().closeVoting().decide().reopen().withdraw();
    history.record('PersonLeft', { personId: 'cleo', effectiveDate: '2026-09-01' });
    const entries = rowsOf(timeline, history.events).all('timeline');
    expect(entries).toMatchObject([
      { kind: 'registered' },
      { kind: 'org-unit-changed', onDate: '2026-02-01', detail: { orgUnit: 'data' } },
      { kind: 'nominated' },
      { kind: 'decided' },
      { kind: 'decision-reopened', nominationId: 'n1', revision: 4 },
      { kind: 'nomination-withdrawn', nominationId: 'n1', revision: 5 },
      { kind: 'left', onDate: '2026-09-01' },
    ]);
  });
});
