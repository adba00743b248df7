import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import { anyOf } from '../any-of.js';
import { cachedWhileUnchanged } from '../cached.js';
import type { Views } from '../tables.js';
import type { ListViewer } from './list-viewer.js';
import { FEW, idsIn } from './small-sets.js';

/** Whose line, on which day. */
export type Line = Pick<ListViewer, 'personId' | 'today'>;

/** The reporting line `r` holds on that day. */
const isCurrent = (today: string): RawBuilder<SqlBool> =>
  sql`r."fromDate" <= ${today} and (r."toDate" is null or r."toDate" > ${today})`;

/** Everybody above that person on that day, as `up`. Short however many people are below; a loop in the line ends where it began. */
const upFrom = (person: string, today: string): RawBuilder<unknown> => sql`with recursive up(id) as (
    select r."managerId" from "reportingLine" r where r."personId" = ${sql.ref(person)} and ${isCurrent(today)}
    union
    select r."managerId" from up cross join "reportingLine" r where r."personId" = up.id and ${isCurrent(today)}
  )`;

/** The manager is above that person on that day. */
export const isBelow = (person: string, { personId, today }: Line): RawBuilder<SqlBool> =>
  sql`exists (${upFrom(person, today)} select 1 from up where up.id = ${personId})`;

/** Nobody who is here on that day is above that person. */
export const isUnmanaged = (person: string, today: string): RawBuilder<SqlBool> => sql`not exists (
  ${upFrom(person, today)} select 1 from up join "person" m on m."personId" = up.id
  where up.id <> ${sql.ref(person)} and m."erased" = 0 and (m."leftOn" is null or m."leftOn" > ${today}))`;

/** Everybody below a manager on that day, as a query of `value`. */
export const everybodyBelow = ({ personId, today, line }: ListViewer): RawBuilder<string> =>
  line
    ? anyOf(line)
    : sql`(with recursive below("value") as (
        select r."personId" from "reportingLine" r where r."managerId" = ${personId} and ${isCurrent(today)}
        union
        select r."personId" from below cross join "reportingLine" r where r."managerId" = below."value" and ${isCurrent(today)}
      ) select "value" from below)`;

/** Everybody below a manager on that day, asked for level by level; undefined as soon as they are more than a few. */
export const lineOf = async (db: Kysely<Views>, { personId, today }: Line): Promise<readonly string[] | undefined> => {
  const line = new Set<string>();
  let level: readonly string[] = [personId];
  while (level.length > 0) {
    const below = await idsIn(
      db,
      sql`select r."personId" as id from ${anyOf(level)} m cross join "reportingLine" r
        where r."managerId" = m."value" and ${isCurrent(today)} limit ${FEW + 1 - line.size}`,
    );
    if (line.size + below.length > FEW) return undefined;
    level = below.filter((id) => !line.has(id));
    for (const id of level) line.add(id);
  }
  return [...line];
};

const readLine = async (db: Kysely<Views>, of: Line) => ({ line: await lineOf(db, of) });
export const cachedLine = cachedWhileUnchanged(readLine, {
  megabytes: 4,
  key: ({ personId, today }) => `${today} ${personId}`,
  sources: () => ['reportingLine'],
});

/** The viewer with their line, where it is short. */
export const withLine = async (db: Kysely<Views>, viewer: ListViewer): Promise<ListViewer> => {
  const { line } = await cachedLine(db, viewer);
  return line === undefined ? viewer : { ...viewer, line };
};
