import type { ErasureGround, HoldGround } from '@plumbline/domain';
import {
  day,
  defineTable,
  erasedFlag,
  id,
  instant,
  integer,
  oneOf,
  personalTextOrErased,
  type RowOf,
} from '@plumbline/view-store';

export const personTable = defineTable('person', {
  key: ['personId'],
  head: { of: 'person', revision: 'revision' },
  about: 'personId',
  columns: {
    personId: id,
    displayName: personalTextOrErased,
    email: personalTextOrErased,
    sourceId: personalTextOrErased,
    orgUnit: id,
    level: id.orNull,
    leftOn: day.orNull,
    erased: erasedFlag,
    revision: integer,
  },
});
export type PersonRow = RowOf<typeof personTable>;

/** Who a person reports to from `fromDate` until before `toDate`, UTC days; no manager means the top of a line. */
export const reportingLineTable = defineTable('reportingLine', {
  key: ['personId', 'fromDate'],
  columns: { personId: id, fromDate: day, toDate: day.orNull, managerId: id.orNull },
  indexes: [['managerId', 'fromDate']],
});
export type ReportingLineRow = RowOf<typeof reportingLineTable>;

/** Every level that a person was recorded on, in the order of recording, and when that ended. */
export const personLevelTable = defineTable('personLevel', {
  key: ['personId', 'ordinal'],
  columns: { personId: id, ordinal: integer, level: id, untilAt: instant.orNull },
});
export type PersonLevelRow = RowOf<typeof personLevelTable>;

/** Erasures that wait for another admin. */
export const erasureRequestTable = defineTable('erasureRequest', {
  key: ['personId'],
  columns: { personId: id, ground: oneOf<ErasureGround>(), caseNumber: id, adminId: id, requestedAt: instant },
});
export type ErasureRequestRow = RowOf<typeof erasureRequestTable>;

/** Holds that were not lifted: in force until before the day `until`, UTC. */
export const legalHoldTable = defineTable('legalHold', {
  key: ['personId', 'caseNumber'],
  columns: { personId: id, caseNumber: id, ground: oneOf<HoldGround>(), until: day, placedBy: id, placedAt: instant },
});
export type LegalHoldRow = RowOf<typeof legalHoldTable>;

/** Access for somebody that waits for another admin. */
export const accessRequestTable = defineTable('accessRequest', {
  key: ['personId'],
  columns: { personId: id, caseNumber: id, adminId: id, requestedAt: instant },
});
export type AccessRequestRow = RowOf<typeof accessRequestTable>;

/** What was released last and not withdrawn: in force until before the day `until`, UTC. */
export const accessReleaseTable = defineTable('accessRelease', {
  key: ['personId'],
  columns: { personId: id, caseNumber: id, requestedBy: id, releasedBy: id, releasedAt: instant, until: day },
});
export type AccessReleaseRow = RowOf<typeof accessReleaseTable>;

export const peopleTables = [
  personTable,
  reportingLineTable,
  personLevelTable,
  erasureRequestTable,
  legalHoldTable,
  accessRequestTable,
  accessReleaseTable,
] as const;
