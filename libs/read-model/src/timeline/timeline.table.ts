import type { TimelineRow } from './rows.js';
import { defineTable } from '@plumbline/view-store';

export const timelineTable = defineTable<TimelineRow>()({
  name: 'timeline',
  key: ['personId', 'onDate', 'position'],
  columns: {
    personId: 'text',
    onDate: 'text',
    position: 'text',
    kind: 'text',
    recordedAt: 'text',
    nominationId: 'text?',
    revision: 'integer?',
    detail: 'json',
  },
});

export const timelineTables = [timelineTable] as const;
