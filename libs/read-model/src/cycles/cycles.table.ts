import type { CycleMemberRow, CycleRow } from './rows.js';
import { defineTable } from '@plumbline/view-store';

export const cycleTable = defineTable<CycleRow>()({
  name: 'cycle',
  key: ['cycleId'],
  columns: {
    cycleId: 'text',
    title: 'text',
    track: 'text',
    frameworkId: 'text',
    frameworkVersion: 'integer',
    levels: 'json',
    policy: 'json',
    deadlines: 'json',
    phase: 'text',
    chairId: 'text?',
    openedAt: 'text',
    revision: 'integer',
  },
  indexes: [['chairId']],
});

export const cycleMemberTable = defineTable<CycleMemberRow>()({
  name: 'cycleMember',
  key: ['cycleId', 'personId'],
  columns: { cycleId: 'text', personId: 'text' },
  indexes: [['personId']],
});

export const cyclesTables = [cycleTable, cycleMemberTable] as const;
