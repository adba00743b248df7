import type { PersonRow, ReportingLineRow } from './rows.js';
import { defineTable } from '@plumbline/view-store';

export const personTable = defineTable<PersonRow>()({
  name: 'person',
  key: ['personId'],
  columns: {
    personId: 'text',
    displayName: 'text?',
    email: 'text?',
    orgUnit: 'text',
    level: 'text?',
    leftOn: 'text?',
    erased: 'integer',
    revision: 'integer',
  },
});

export const reportingLineTable = defineTable<ReportingLineRow>()({
  name: 'reportingLine',
  key: ['personId', 'fromDate'],
  columns: { personId: 'text', fromDate: 'text', toDate: 'text?', managerId: 'text?' },
  indexes: [['managerId', 'fromDate']],
});

export const peopleTables = [personTable, reportingLineTable] as const;
