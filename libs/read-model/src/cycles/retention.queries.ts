import {
  allDueOn,
  type CalendarDate,
  type CycleId,
  dueOn,
  type NominationId,
  type Outcome,
  type Retained,
  RETENTION_CLASSES,
  type RetentionClass,
  retentionClassOf,
} from '@plumbline/domain';
import type { PersonRef, RetentionItem } from '@plumbline/responses';
import { fromJson } from '@plumbline/view-store';
import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import { anyOf } from '../any-of.js';
import { namedIn } from '../names.js';
import { type Page, pageOf, type PageOf } from '../paging/page.js';
import type { Views } from '../tables.js';
import type { ListViewer } from '../visibility/list-viewer.js';
import { withLine } from '../visibility/reporting-line.js';
import { sees } from '../visibility/sees.js';

export const RETENTION_SCOPE = 'retention';

const WITH_OUTCOME: Readonly<Record<RetentionClass, RawBuilder<SqlBool>>> = {
  promoted: sql`n."outcome" = 'promoted'`,
  notPromoted: sql`n."outcome" <> 'promoted'`,
  undecided: sql`n."outcome" is null`,
};

const RETAINED = ['closedAt', 'retention', 'retentionSetAt'] as const;
type RetainedRow = Pick<Views['cycle'], (typeof RETAINED)[number]>;
const retainedOf = ({ closedAt, retention, retentionSetAt }: RetainedRow): Retained => ({
  closedAt,
  retention: fromJson(retention),
  retentionSetAt,
});
type Due = Readonly<{ class: RetentionClass; dueOn: CalendarDate }>;

/** The classes of a closed cycle whose texts go one day, by that day. */
export const dueIn = (row: RetainedRow): readonly Due[] => {
  const retained = retainedOf(row);
  const due = RETENTION_CLASSES.flatMap((ofClass) => {
    const on = dueOn(retained, ofClass);
    return on === null ? [] : [{ class: ofClass, dueOn: on }];
  });
  return due.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn)));
};

/** The nominations of a cycle that ended alike: their texts are due on one day. */
type Group = Due & Readonly<{ cycleId: CycleId; title: string }>;

/** Of closed cycles, by day. */
const groups = async (db: Kysely<Views>, cycleId?: CycleId): Promise<readonly Group[]> => {
  const rows = await db
    .selectFrom('cycle')
    .select(['cycleId', 'title', ...RETAINED])
    .where('closedAt', 'is not', null)
    // Also of a cycle that has none of its own: a view may have heard of a nomination later.
    .where(
      sql<SqlBool>`exists (select 1 from "nomination" n where n."cycleId" = "cycle"."cycleId" and n."textsExpiredAt" is null)`,
    )
    .$if(cycleId !== undefined, (q) => q.where('cycleId', '=', cycleId ?? ''))
    .execute();
  const due = rows.flatMap((row) => dueIn(row).map((each) => ({ ...each, cycleId: row.cycleId, title: row.title })));
  return due.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
};
const placeOf = ({ dueOn, cycleId, class: ofClass }: Group): string => JSON.stringify([dueOn, cycleId, ofClass]);

type Found = Readonly<{
  nominationId: NominationId;
  candidateId: string;
  outcome: Outcome | null;
  openedAt: string;
}>;
type Which = Readonly<{ limit?: number; after?: readonly [openedAt: string, id: string]; shown?: RawBuilder<SqlBool> }>;

/** Those that still have texts. */
const inGroup = (db: Kysely<Views>, group: Group, { limit, after, shown }: Which): Promise<readonly Found[]> =>
  db
    .selectFrom('nomination as n')
    .select(['n.nominationId', 'n.candidateId', 'n.outcome', 'n.openedAt'])
    .where('n.cycleId', '=', group.cycleId)
    .where('n.textsExpiredAt', 'is', null)
    .where(WITH_OUTCOME[group.class])
    .$if(shown !== undefined, (q) => q.where(shown ?? sql<SqlBool>`true`))
    .$if(after !== undefined, (q) =>
      q.where(sql<SqlBool>`(n."openedAt", n."nominationId") > (${after?.[0]}, ${after?.[1]})`),
    )
    .orderBy('n.openedAt')
    .orderBy('n.nominationId')
    .$if(limit !== undefined, (q) => q.limit(limit ?? 0))
    .execute();

/** Nominations of closed cycles whose texts are due to go by a day. */
export const nominationsDue = async (db: Kysely<Views>, today: CalendarDate): Promise<readonly NominationId[]> => {
  const due = (await groups(db)).filter(({ dueOn }) => dueOn <= today);
  const found = await Promise.all(due.map((group) => inGroup(db, group, {})));
  return found.flat().map(({ nominationId }) => nominationId);
};

/** Cycles of which every class was due by a day, and which still have texts of their own. */
export const cyclesDue = async (db: Kysely<Views>, today: CalendarDate): Promise<readonly CycleId[]> => {
  const rows = await db
    .selectFrom('cycle')
    .select(['cycleId', ...RETAINED])
    .where('closedAt', 'is not', null)
    .where('textsExpiredAt', 'is', null)
    .execute();
  return rows.flatMap((row) => {
    const on = allDueOn(retainedOf(row));
    return on !== null && on <= today ? [row.cycleId] : [];
  });
};

export const hasTextsLeft = async (db: Kysely<Views>, cycleId: CycleId): Promise<boolean> =>
  (await db
    .selectFrom('nomination')
    .select('nominationId')
    .where('cycleId', '=', cycleId)
    .where('textsExpiredAt', 'is', null)
    .executeTakeFirst()) !== undefined;

type Line = Found & Readonly<{ group: Group }>;
const keyOf = ({ group, openedAt, nominationId }: Line): readonly string[] => [placeOf(group), openedAt, nominationId];

const linesFor = async (
  db: Kysely<Views>,
  shown: RawBuilder<SqlBool>,
  { cycle, limit, after }: PageOf & Readonly<{ cycle?: string }>,
): Promise<readonly Line[]> => {
  const [place = '', openedAt = '', id = ''] = after ?? [];
  const lines: Line[] = [];
  for (const group of (await groups(db, cycle)).filter((each) => placeOf(each) >= place)) {
    const from = placeOf(group) === place ? { after: [openedAt, id] as const } : {};
    const found = await inGroup(db, group, { limit: limit + 1 - lines.length, shown, ...from });
    lines.push(...found.map((each) => ({ ...each, group })));
    if (lines.length > limit) break;
  }
  return lines;
};

/** The legal holds that stop each of the nominations, but for those on the viewer. */
const holdsOn = async (db: Kysely<Views>, lines: readonly Line[], { personId, today }: ListViewer) => {
  const ids = lines.map(({ nominationId }) => nominationId);
  const rows = await sql<Readonly<{ nominationId: string; personId: string; caseNumber: string; until: string }>>`
    select distinct i."nominationId", h."personId", h."caseNumber", h."until" from (
      select "nominationId", "candidateId" as "personId" from "nomination" where "nominationId" in ${anyOf(ids)}
      union select "nominationId", "personId" from "packetReviewer" where "nominationId" in ${anyOf(ids)}
    ) i join "legalHold" h on h."personId" = i."personId"
    where h."until" > ${today} and h."personId" <> ${personId} order by h."personId", h."caseNumber"`.execute(db);
  return rows.rows;
};

/**
 * Nominations of closed cycles by the day on which their texts go, of those of which the viewer sees the outcome, which the day follows from, and the
 * reviewers, whom a hold may be on. One that is overdue for a hold on the viewer alone is left out.
 */
export const retentionPage = async (
  db: Kysely<Views>,
  asking: ListViewer,
  page: PageOf & Readonly<{ cycle?: string }>,
): Promise<Page<RetentionItem>> => {
  const viewer = await withLine(db, asking);
  const shown = sql<SqlBool>`(${sees(viewer, 'decisions')} and ${sees(viewer, 'reviewers')})`;
  const lines = await linesFor(db, shown, page);
  const holds = await holdsOn(db, lines, viewer);
  const named = await namedIn(db, [
    ...lines.map(({ candidateId }) => candidateId),
    ...holds.map(({ personId }) => personId),
  ]);
  return pageOf(lines, page.limit, {
    scope: RETENTION_SCOPE,
    place: keyOf,
    item: (line) => {
      const heldBy = holds
        .filter(({ nominationId }) => nominationId === line.nominationId)
        .map(({ personId, caseNumber, until }) => ({ person: named(personId), caseNumber, until }));
      const isLeftOut = heldBy.length === 0 && line.group.dueOn < viewer.today;
      return isLeftOut ? undefined : { ...itemOf(line, named), heldBy };
    },
  });
};

const itemOf = (
  { nominationId, candidateId, outcome, group: { cycleId, title, dueOn } }: Line,
  named: (id: string) => PersonRef,
): Omit<RetentionItem, 'heldBy'> => ({
  nomination: { id: nominationId },
  cycle: { id: cycleId, title },
  candidate: named(candidateId),
  class: retentionClassOf({ outcome }),
  dueOn,
});
