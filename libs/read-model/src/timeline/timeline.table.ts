import type { TimelineEntry } from '@plumbline/responses';
import { day, defineTable, id, impersonalJson, instant, integer, oneOf, type RowOf } from '@plumbline/view-store';

export type TimelineKind = TimelineEntry['kind'];

/** One thing that happened to one person. Ids only: names and readiness are joined when it is read. */
export const timelineTable = defineTable('timeline', {
  key: ['personId', 'onDate', 'position'],
  columns: {
    personId: id,
    /** Day on which it holds, UTC; may lie before or after the day it was recorded. */
    onDate: day,
    /** Position of its event: orders what holds from the same day. */
    position: id,
    kind: oneOf<TimelineKind>(),
    recordedAt: instant,
    nominationId: id.orNull,
    /** Revision of the nomination, where it is about one. */
    revision: integer.orNull,
    detail: impersonalJson<Readonly<Record<string, string | number | null>>>(),
  },
});
export type TimelineRow = RowOf<typeof timelineTable>;

export const timelineTables = [timelineTable] as const;
