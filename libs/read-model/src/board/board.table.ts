import type { BoardRow, NominationAccessRow, StateCountRow } from './rows.js';
import { defineTable } from '@plumbline/view-store';

/**
 * Each sort of the board has an index that ends in the id, so that a page starts where the last one ended; the default sort
 * one for each filter too. Of what they hold, an event writes the time of the last change anew, and nothing else but the state.
 */
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
    ['cycleId', 'openedAt', 'nominationId'],
    ['state', 'openedAt', 'nominationId'],
    ['orgUnit', 'openedAt', 'nominationId'],
    ['targetLevel', 'openedAt', 'nominationId'],
  ],
});

export const nominationAccessTable = defineTable<NominationAccessRow>()({
  name: 'nominationAccess',
  key: ['nominationId', 'personId', 'relation'],
  columns: { nominationId: 'text', personId: 'text', relation: 'text', done: 'integer', missed: 'integer' },
  indexes: [['personId', 'relation']],
});

export const stateCountTable = defineTable<StateCountRow>()({
  name: 'stateCount',
  key: ['cycleId', 'level', 'state'],
  columns: {
    cycleId: 'text',
    level: 'text',
    state: 'text',
    nominations: 'integer',
    reviewers: 'integer',
    reviewsIn: 'integer',
  },
});

export const boardTables = [nominationTable, nominationAccessTable, stateCountTable] as const;
