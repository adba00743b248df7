import type {
  AccessReleaseRow,
  AccessRequestRow,
  ErasureRequestRow,
  LegalHoldRow,
  PersonLevelRow,
  PersonRow,
  ReportingLineRow,
} from '@plumbline/read-model';
import type { Change, ViewRows } from '@plumbline/view-store';
import { change, put, remove } from '../kernel/changes.js';
import { defineView, mustExist, type RecordedOf, type RulesOf } from '../kernel/define-view.js';

const changed = (rows: ViewRows, personId: string, change: Partial<PersonRow>): readonly Change[] => {
  const row = mustExist(rows.get<PersonRow>('person', { personId }), `person ${personId}`);
  return [put('person', { ...row, ...change })];
};

/** What is told about somebody after their erasure stays out. */
const corrected = ({ data }: RecordedOf<'PersonCorrected'>, rows: ViewRows): readonly Change[] => {
  const { personId, displayName, email, sourceId } = data;
  const isErased = rows.get<PersonRow>('person', { personId })?.erased === 1;
  return changed(rows, personId, isErased ? {} : { displayName, email, sourceId });
};

const onLevel = (personId: string, revision: bigint, level: string): Change => {
  const row: PersonLevelRow = { personId, ordinal: Number(revision), level, untilAt: null };
  return put('personLevel', row);
};

const registered = ({ data, revision }: RecordedOf<'PersonRegistered'>): readonly Change[] => {
  const { managerId, effectiveDate, ...record } = data;
  const { personId, level } = record;
  const row: Omit<PersonRow, 'revision'> = { ...record, leftOn: null, erased: 0 };
  const line: ReportingLineRow = { personId, fromDate: effectiveDate, toDate: null, managerId };
  const levels = level === null ? [] : [onLevel(personId, revision, level)];
  return [put('person', row), put('reportingLine', line), ...levels];
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

/** Who held before holds on, until the next entry. */
const changeCancelled = (
  { data: { personId, effectiveDate: fromDate } }: RecordedOf<'ManagerChangeCancelled'>,
  rows: ViewRows,
): readonly Change[] => {
  const lines = rows.find<ReportingLineRow>('reportingLine', { personId });
  const gone = lines.find((line) => line.fromDate === fromDate);
  const before = lines.find((line) => line.toDate === fromDate);
  return [
    remove('reportingLine', { personId, fromDate }),
    ...(before === undefined ? [] : [put('reportingLine', { ...before, toDate: gone?.toDate ?? null })]),
  ];
};

const levelChanged = ({ data, revision, metadata }: RecordedOf<'LevelChanged'>, rows: ViewRows): readonly Change[] => {
  const { personId, level } = data;
  const ended = change<PersonLevelRow>(
    rows,
    { table: 'personLevel', where: { personId }, only: ({ untilAt }) => untilAt === null },
    { untilAt: metadata.recordedAt },
  );
  return [...changed(rows, personId, { level }), ...ended, onLevel(personId, revision, level)];
};

const requested = ({ data, metadata }: RecordedOf<'ErasureRequested'>): readonly Change[] => {
  const row: ErasureRequestRow = { ...data, requestedAt: metadata.recordedAt };
  return [put('erasureRequest', row)];
};
const held = ({ data, metadata }: RecordedOf<'LegalHoldPlaced'>): readonly Change[] => {
  const row: LegalHoldRow = { ...data, placedBy: metadata.actor, placedAt: metadata.recordedAt };
  return [put('legalHold', row)];
};
const accessAsked = ({ data, metadata }: RecordedOf<'SubjectAccessRequested'>): readonly Change[] => {
  const row: AccessRequestRow = { ...data, requestedAt: metadata.recordedAt };
  return [put('accessRequest', row)];
};
const accessReleased = ({ data, metadata }: RecordedOf<'SubjectAccessReleased'>): readonly Change[] => {
  const { personId, requestedBy, releasedBy, caseNumber, until } = data;
  const row: AccessReleaseRow = {
    personId,
    requestedBy,
    releasedBy,
    caseNumber,
    until,
    releasedAt: metadata.recordedAt,
  };
  return [remove('accessRequest', { personId }), put('accessRelease', row)];
};
const withoutAccess = ({ personId }: Readonly<{ personId: string }>): readonly Change[] => [
  remove('accessRequest', { personId }),
  remove('accessRelease', { personId }),
];
const withoutRequest = ({ personId }: Readonly<{ personId: string }>): Change => remove('erasureRequest', { personId });

const rules: RulesOf<'people'> = {
  PersonRegistered: registered,
  ManagerChanged: managerChanged,
  OrgUnitChanged: ({ data }, rows) => changed(rows, data.personId, { orgUnit: data.orgUnit }),
  LevelChanged: levelChanged,
  PersonLeft: ({ data }, rows) => changed(rows, data.personId, { leftOn: data.effectiveDate }),
  ManagerChangeCancelled: changeCancelled,
  PersonReturned: ({ data }, rows) => changed(rows, data.personId, { leftOn: null }),
  DepartureCorrected: ({ data }, rows) => changed(rows, data.personId, { leftOn: data.effectiveDate }),
  PersonCorrected: corrected,
  ErasureRequested: requested,
  ErasureRequestWithdrawn: ({ data }) => [withoutRequest(data)],
  PersonErased: ({ data }, rows) => [...rows.erase(data.personId), withoutRequest(data), ...withoutAccess(data)],
  LegalHoldPlaced: held,
  LegalHoldLifted: ({ data: { personId, caseNumber } }) => [remove('legalHold', { personId, caseNumber })],
  SubjectAccessRequested: accessAsked,
  SubjectAccessWithdrawn: ({ data }) => withoutAccess(data),
  SubjectAccessReleased: accessReleased,
};

/** Everybody ever registered, who reports to whom from when, who was on which level until when, and whose erasure or access is asked for, held up or released. */
export const people = defineView('people', {
  version: 5,
  tables: ['person', 'reportingLine', 'personLevel', 'erasureRequest', 'legalHold', 'accessRequest', 'accessRelease'],
  rules,
});
