import type { BoardRow, NominationAccessRow } from '@plumbline/projections';
import { defineTable } from './core/define-table.js';

/** Each sort of the board has an index that ends in the id, so that a page starts where the last one ended. */
export const nominationTable = defineTable<BoardRow>()({
  name: 'nomination',
  key: ['nominationId'],
  columns: {
    nominationId: 'text',
    cycleId: 'text',
    candidateId: 'text',
    nominatorId: 'text',
    targetLevel: 'text',
    currentLevel: 'text?',
    orgUnit: 'text',
    state: 'text',
    outcome: 'text?',
    reviewers: 'integer',
    reviewsIn: 'integer',
    openedAt: 'text',
    updatedAt: 'text',
    revision: 'integer',
  },
  indexes: [
    ['updatedAt', 'nominationId'],
    ['openedAt', 'nominationId'],
    ['candidateId', 'nominationId'],
    ['targetLevel', 'nominationId'],
    ['cycleId', 'targetLevel', 'state', 'nominationId'],
  ],
});

export const nominationAccessTable = defineTable<NominationAccessRow>()({
  name: 'nominationAccess',
  key: ['nominationId', 'personId', 'relation'],
  columns: { nominationId: 'text', personId: 'text', relation: 'text', done: 'integer' },
  indexes: [['personId', 'relation']],
});

export const boardTables = [nominationTable, nominationAccessTable] as const;
