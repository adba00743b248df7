import type { Deadlines, Phase, Policy, Retention } from '@plumbline/domain';
import {
  defineTable,
  id,
  impersonalJson,
  impersonalText,
  instant,
  integer,
  oneOf,
  type RowOf,
} from '@plumbline/view-store';

export const cycleTable = defineTable('cycle', {
  key: ['cycleId'],
  head: { of: 'cycle', revision: 'revision' },
  columns: {
    cycleId: id,
    title: impersonalText,
    track: id,
    frameworkId: id,
    frameworkVersion: integer,
    levels: impersonalJson<readonly string[]>(),
    policy: impersonalJson<Policy>(),
    deadlines: impersonalJson<Deadlines>(),
    phase: oneOf<Phase>(),
    chairId: id.orNull,
    openedAt: instant,
    /** When it was closed last; null while it is not. */
    closedAt: instant.orNull,
    retention: impersonalJson<Retention>(),
    retentionSetAt: instant.orNull,
    textsExpiredAt: instant.orNull,
    revision: integer,
  },
  indexes: [['chairId']],
});
export type CycleRow = RowOf<typeof cycleTable>;

export const cycleMemberTable = defineTable('cycleMember', {
  key: ['cycleId', 'personId'],
  columns: { cycleId: id, personId: id },
  indexes: [['personId']],
});
export type CycleMemberRow = RowOf<typeof cycleMemberTable>;

export const cyclesTables = [cycleTable, cycleMemberTable] as const;
