import type { PersonRow, ReportingLineRow } from '@plumbline/read-model';
import type { Change, ViewRows } from '@plumbline/view-store';
import { put } from '../kernel/changes.js';
import { defineView, mustExist, type RecordedOf, type RulesOf } from '../kernel/define-view.js';

const changed = (rows: ViewRows, personId: string, change: Partial<PersonRow>): readonly Change[] => {
  const row = mustExist(rows.get<PersonRow>('person', { personId }), `person ${personId}`);
  return [put('person', { ...row, ...change })];
};

const registered = ({ data }: RecordedOf<'PersonRegistered'>): readonly Change[] => {
  const { personId, displayName, email, orgUnit, level, managerId, effectiveDate } = data;
  const row: Omit<PersonRow, 'revision'> = { personId, displayName, email, orgUnit, level, leftOn: null, erased: 0 };
  const line: ReportingLineRow = { personId, fromDate: effectiveDate, toDate: null, managerId };
  return [put('person', row), put('reportingLine', line)];
};

/** The new entry ends where the next later one begins, and ends the one before it: dates may come out of order. */
const managerChanged = ({ data }: RecordedOf<'ManagerChanged'>, rows: ViewRows): readonly Change[] => {
  const { personId, managerId, effectiveDate: fromDate } = data;
  const others = rows
    .find<ReportingLineRow>('reportingLine', { personId })
    .filter((line) => line.fromDate !== fromDate)
    .sort((a, b) => (a.fromDate < b.fromDate ? -1 : 1));
  const before = others.findLast((line) => line.fromDate < fromDate);
  const after = others.find((line) => line.fromDate > fromDate);
  const line: ReportingLineRow = { personId, fromDate, toDate: after?.fromDate ?? null, managerId };
  const ended = before === undefined ? [] : [put('reportingLine', { ...before, toDate: fromDate })];
  return [...ended, put('reportingLine', line)];
};

const rules: RulesOf<'people'> = {
  PersonRegistered: registered,
  ManagerChanged: managerChanged,
  OrgUnitChanged: ({ data }, rows) => changed(rows, data.personId, { orgUnit: data.orgUnit }),
  LevelChanged: ({ data }, rows) => changed(rows, data.personId, { level: data.level }),
  PersonLeft: ({ data }, rows) => changed(rows, data.personId, { leftOn: data.effectiveDate }),
  PersonErased: ({ data }, rows) => rows.erase(data.personId),
};

/** Everybody ever registered, and who reports to whom from when. */
export const people = defineView('people', {
  version: 1,
  tables: ['person', 'reportingLine'],
  rules,
});
