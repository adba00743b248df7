import { isGranted, PERSON_GRANTS } from '@plumbline/access';
import { ERASED } from '@plumbline/domain';
import { hide, hiddenIn, type Me, type Person, type PersonItem, type PersonRef } from '@plumbline/responses';
import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import { anyOf } from '../any-of.js';
import { nameOf } from '../names.js';
import { type After, behind, type Page, pageOf, type PageOf } from '../paging/page.js';
import { scan } from '../paging/scan.js';
import { openedIn } from '../open-texts.js';
import type { Views } from '../tables.js';
import { cyclesOf } from '../visibility/facts.js';
import type { ListViewer } from '../visibility/list-viewer.js';
import { isBelow, lineOf } from '../visibility/reporting-line.js';
import type { Ids } from '../visibility/small-sets.js';
import { peopleNamed } from './people-named.js';

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

const whoIn = (row: PersonLine) => ({
  id: row.personId,
  name: row.displayName ?? ERASED,
  orgUnit: row.orgUnit,
  level: row.level,
  erased: row.erased === 1,
});
const contactIn = ({ email, sourceId, managerId, managerName, leftOn }: PersonLine) => ({
  email,
  sourceId,
  manager: named(managerId, managerName),
  leftOn,
});

export type PeopleFilter = Readonly<{
  /** Words of the name or the id. */
  text?: string;
  /** Of that id, where their contact is shown. */
  person?: string;
  orgUnit?: string;
  level?: string;
  /** Somebody in whose line they are today, where that is shown. */
  manager?: string;
}>;
/** `line`: the ids of those in the viewer's line, where they are a few. `everybody`: by a role. */
type Search = Readonly<{ viewer: ListViewer; filter: PeopleFilter; everybody: boolean; chairs: boolean; line: Ids }>;

const chairsNow = async (db: Kysely<Views>, { personId }: ListViewer): Promise<boolean> => {
  const row = await db
    .selectFrom('cycle')
    .select('cycleId')
    .where('chairId', '=', personId)
    .where('phase', '!=', 'closed')
    .executeTakeFirst();
  return row !== undefined;
};

/** Whether email, source id, manager and departure of `p` are shown: to a role, and to the managers above. */
const showsContact = ({ viewer, everybody, line }: Search): RawBuilder<SqlBool> => {
  if (everybody) return sql`true`;
  return line ? sql`p."personId" in ${anyOf(line)}` : isBelow('p.personId', viewer);
};

const matches = (search: Search): RawBuilder<SqlBool> => {
  const { viewer, filter, chairs } = search;
  const { person, orgUnit, level, manager } = filter;
  const isHere = sql<SqlBool>`(p."erased" = 0 and (p."leftOn" is null or p."leftOn" > ${viewer.today}))`;
  const conditions = [
    chairs ? sql`(${isHere} or ${showsContact(search)})` : showsContact(search),
    ...(person === undefined ? [] : [sql`(p."personId" = ${person} and ${showsContact(search)})`]),
    ...(orgUnit === undefined ? [] : [sql`p."orgUnit" = ${orgUnit}`]),
    ...(level === undefined ? [] : [sql`p."level" = ${level}`]),
    ...(manager === undefined
      ? []
      : [sql`(${showsContact(search)} and ${isBelow('p.personId', { personId: manager, today: viewer.today })})`]),
  ];
  return sql`(${sql.join(conditions, sql` and `)})`;
};

/** Those of whom the others are sought, where a text or the viewer's line leaves a few. */
const fewFor = async (db: Kysely<Views>, { filter, everybody, chairs, line }: Search): Promise<Ids> => {
  const { text, person } = filter;
  if (person !== undefined) return text === undefined || (await peopleNamed(db, text)).includes(person) ? [person] : [];
  if (text !== undefined) return peopleNamed(db, text);
  return everybody || chairs ? undefined : line;
};

/** Ids of the people on the page and one more, in order. */
const idsFor = async (db: Kysely<Views>, search: Search, page: PageOf): Promise<readonly string[]> => {
  const found = matches(search);
  const ordered = (after: After | undefined, rows: number) =>
    db
      .selectFrom('person as p')
      .$if(after !== undefined, (q) => q.where(behind(['p.personId'], after ?? [], false)))
      .orderBy('p.personId')
      .limit(rows);
  const few = await fewFor(db, search);
  if (few !== undefined) {
    const rows = await ordered(page.after, page.limit + 1)
      .select('p.personId as id')
      .where(sql<boolean>`p."personId" in ${anyOf(few)}`)
      .where(found)
      .execute();
    return rows.map(({ id }) => id);
  }
  const read = (after: After | undefined, rows: number) =>
    ordered(after, rows)
      .select(['p.personId as id', sql<number>`${found}`.as('fits')])
      .execute();
  return (await scan({ read, key: ({ id }) => [id] }, page)).map(({ id }) => id);
};

/** By id: everybody for an admin or auditor, else the people in the viewer's line today, and for chairs everybody who is here. */
export const peoplePage = async (
  db: Kysely<Views>,
  viewer: ListViewer,
  filter: PeopleFilter,
  page: PageOf,
): Promise<Page<PersonItem>> => {
  const everybody = isGranted(PERSON_GRANTS.contact, { ...viewer, relations: [] });
  const line = everybody ? undefined : await lineOf(db, viewer);
  const search = { viewer, filter, everybody, chairs: !everybody && (await chairsNow(db, viewer)), line };
  const ids = await idsFor(db, search, page);
  const rows = await personRows(db, viewer.today)
    .select(sql<number>`${showsContact(search)}`.as('contact'))
    .where(sql<boolean>`p."personId" in ${anyOf(ids)}`)
    .orderBy('p.personId')
    .execute();
  return pageOf(rows, page.limit, {
    scope: PEOPLE_SCOPE,
    place: (row) => [row.personId],
    item: (row) => {
      const isShown = row.contact === 1;
      const fields = hiddenIn({ email: isShown, sourceId: isShown, manager: isShown, leftOn: isShown });
      return { ...whoIn(row), ...hide(contactIn(row), fields) };
    },
  });
};

/** Everybody, erased emails left out. */
export const idsAndEmails = async (
  db: Kysely<Views>,
): Promise<readonly Readonly<{ id: string; email: string | null }>[]> => {
  const rows = await db.selectFrom('person').select(['personId as id', 'email']).execute();
  const emails = await openedIn(
    db,
    rows.map(({ email }) => email),
  );
  return rows.map(({ id }, at) => ({ id, email: emails[at] ?? null }));
};

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
  return { ...whoIn(row), ...contactIn(row), managers, revision: String(row.revision) };
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
