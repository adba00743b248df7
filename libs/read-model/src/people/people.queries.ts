import { isGranted, PERSON_GRANTS } from '@plumbline/access';
import type { Me, Person, PersonItem, PersonRef } from '@plumbline/responses';
import { type Kysely, sql } from 'kysely';
import { anyOf } from '../any-of.js';
import { ERASED_NAME, nameOf } from '../names.js';
import { type After, behind, type Page, pageOf, type PageOf } from '../paging/page.js';
import { scan } from '../paging/scan.js';
import type { Views } from '../tables.js';
import { cyclesOf } from '../visibility/facts.js';
import type { ListViewer } from '../visibility/list-viewer.js';
import { isBelow, lineOf } from '../visibility/reporting-line.js';

export const PEOPLE_SCOPE = 'people';

const named = (id: string | null, name: string): PersonRef | null => (id === null ? null : { id, name });

const personRows = (db: Kysely<Views>, today: string) =>
  db
    .selectFrom('person as p')
    .leftJoin('reportingLine as l', (join) =>
      join
        .onRef('l.personId', '=', 'p.personId')
        .on('l.fromDate', '<=', today)
        .on((eb) => eb.or([eb('l.toDate', 'is', null), eb('l.toDate', '>', today)])),
    )
    .leftJoin('person as m', 'm.personId', 'l.managerId')
    .selectAll('p')
    .select(['l.managerId as managerId', nameOf('m').as('managerName')]);

type PersonLine = Awaited<ReturnType<ReturnType<typeof personRows>['execute']>>[number];

const itemOf = (row: PersonLine): PersonItem => ({
  id: row.personId,
  name: row.displayName ?? ERASED_NAME,
  email: row.email,
  orgUnit: row.orgUnit,
  level: row.level,
  manager: named(row.managerId, row.managerName),
  leftOn: row.leftOn,
  erased: row.erased === 1,
});

const idsAfter = (ids: readonly string[], { limit, after: [after = ''] = [] }: PageOf): readonly string[] =>
  ids
    .filter((id) => id > after)
    .toSorted()
    .slice(0, limit + 1);

/** Ids of the people on the page and one more, in order. */
const idsFor = async (db: Kysely<Views>, viewer: ListViewer, page: PageOf): Promise<readonly string[]> => {
  const everybody = isGranted(PERSON_GRANTS.listed, { ...viewer, relations: [] });
  const line = everybody ? undefined : await lineOf(db, viewer);
  if (line !== undefined) return idsAfter(line, page);
  const fits = everybody ? sql<number>`1` : isBelow('p.personId', viewer);
  const read = async (after: After | undefined, rows: number) =>
    db
      .selectFrom('person as p')
      .select(['p.personId as id', sql<number>`${fits}`.as('fits')])
      .$if(after !== undefined, (q) => q.where(behind(['p.personId'], after ?? [], false)))
      .orderBy('p.personId')
      .limit(rows)
      .execute();
  const found = await scan({ read, key: ({ id }) => [id] }, page);
  return found.map(({ id }) => id);
};

/** By id: everybody for an admin or auditor, else the people in the viewer's line today. */
export const peoplePage = async (db: Kysely<Views>, viewer: ListViewer, page: PageOf): Promise<Page<PersonItem>> => {
  const ids = await idsFor(db, viewer, page);
  const rows = await personRows(db, viewer.today)
    .where(sql<boolean>`p."personId" in ${anyOf(ids)}`)
    .orderBy('p.personId')
    .execute();
  return pageOf(rows, page.limit, { scope: PEOPLE_SCOPE, place: (row) => [row.personId], item: itemOf });
};

/** Everybody, erased emails left out. */
export const idsAndEmails = (db: Kysely<Views>): Promise<readonly Readonly<{ id: string; email: string | null }>[]> =>
  db.selectFrom('person').select(['personId as id', 'email']).execute();

export const personOf = async (db: Kysely<Views>, personId: string, today: string): Promise<Person | undefined> => {
  const row = await personRows(db, today).where('p.personId', '=', personId).executeTakeFirst();
  if (row === undefined) return undefined;
  const lines = await db
    .selectFrom('reportingLine as l')
    .leftJoin('person as m', 'm.personId', 'l.managerId')
    .selectAll('l')
    .select(nameOf('m').as('name'))
    .where('l.personId', '=', personId)
    .orderBy('l.fromDate')
    .execute();
  const managers = lines.map((line) => {
    return { manager: named(line.managerId, line.name), from: line.fromDate, to: line.toDate };
  });
  return { ...itemOf(row), managers, revision: String(row.revision) };
};

/** Cycles whose committee the person is in or chairs, by id. */
export const committeesOf = async (db: Kysely<Views>, personId: string): Promise<Me['committees']> => {
  const rows = await db
    .selectFrom('cycle as c')
    .select(['c.cycleId', 'c.title', 'c.chairId'])
    .where(sql<boolean>`c."cycleId" in ${cyclesOf(personId)}`)
    .orderBy('c.cycleId')
    .execute();
  return rows.map(({ cycleId, title, chairId }) => {
    return { cycle: { id: cycleId, title }, isChair: chairId === personId };
  });
};
