import { byType, known, type RecordedOf } from '../kernel/by-type.js';
import { put } from '../kernel/changes.js';
import type { Change, OwnRows, View } from '@plumbline/view-store';
import type { PersonRow, ReportingLineRow } from '@plumbline/read-model';

type OfPerson = RecordedOf<'ManagerChanged' | 'OrgUnitChanged' | 'LevelChanged' | 'PersonLeft' | 'PersonErased'>;

const person = (event: OfPerson, own: OwnRows, change: Partial<PersonRow> = {}): Change => {
  const { personId } = event.data;
  const row = known(own.get<PersonRow>('person', { personId }), `person ${personId}`);
  return put('person', { ...row, ...change, revision: Number(event.revision) });
};

const registered = ({ data, revision }: RecordedOf<'PersonRegistered'>): readonly Change[] => {
  const { personId, displayName, email, orgUnit, level, managerId, effectiveDate } = data;
  const row: PersonRow = {
    personId,
    displayName,
    email,
    orgUnit,
    level,
    leftOn: null,
    erased: 0,
    revision: Number(revision),
  };
  const line: ReportingLineRow = { personId, fromDate: effectiveDate, toDate: null, managerId };
  return [put('person', row), put('reportingLine', line)];
};

/** The new entry ends where the next later one begins, and ends the one before it: dates may come out of order. */
const managerChanged = (event: RecordedOf<'ManagerChanged'>, own: OwnRows): readonly Change[] => {
  const { personId, managerId, effectiveDate: fromDate } = event.data;
  const others = own
    .find<ReportingLineRow>('reportingLine', { personId })
    .filter((line) => line.fromDate !== fromDate)
    .sort((a, b) => (a.fromDate < b.fromDate ? -1 : 1));
  const before = others.findLast((line) => line.fromDate < fromDate);
  const after = others.find((line) => line.fromDate > fromDate);
  const line: ReportingLineRow = { personId, fromDate, toDate: after?.fromDate ?? null, managerId };
  const ended = before === undefined ? [] : [put('reportingLine', { ...before, toDate: fromDate })];
  return [person(event, own), ...ended, put('reportingLine', line)];
};

/** Everybody ever registered, and who reports to whom from when. */
export const people: View = {
  name: 'people',
  version: 1,
  tables: ['person', 'reportingLine'],
  project: byType({
    PersonRegistered: registered,
    ManagerChanged: managerChanged,
    OrgUnitChanged: (event, own) => [person(event, own, { orgUnit: event.data.orgUnit })],
    LevelChanged: (event, own) => [person(event, own, { level: event.data.level })],
    PersonLeft: (event, own) => [person(event, own, { leftOn: event.data.effectiveDate })],
    PersonErased: (event, own) => [person(event, own, { displayName: null, email: null, erased: 1 })],
  }),
};
