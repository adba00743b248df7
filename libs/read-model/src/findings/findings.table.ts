import type { FindingAbout, Found } from '@plumbline/domain';
import { defineTable, id, impersonalJson, instant, integer, oneOf, type RowOf } from '@plumbline/view-store';

/** One finding, for ever. The reason of its resolution stays in its event. */
export const findingTable = defineTable('finding', {
  key: ['findingId'],
  columns: {
    findingId: id,
    /** What it stands on. */
    aboutKind: oneOf<FindingAbout['kind']>(),
    aboutId: id,
    /** What its command was decided on, where that is a nomination or a person: who may know of it is another question. */
    onNominationId: id.orNull,
    onPersonId: id.orNull,
    found: impersonalJson<Found>(),
    state: oneOf<'open' | 'resolved'>(),
    raisedAt: instant,
    resolvedAt: instant.orNull,
    resolvedBy: id.orNull,
    /** Of the event, in the stream of what it stands on. */
    resolvedRevision: integer.orNull,
  },
  indexes: [
    ['raisedAt', 'findingId'],
    ['aboutKind', 'aboutId'],
  ],
});
export type FindingRow = RowOf<typeof findingTable>;

export const findingsTables = [findingTable] as const;
