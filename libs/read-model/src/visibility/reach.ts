import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Views } from '../tables.js';
import { anyOf, cyclesOf, holds, type Line, type Seer } from './visible.js';

/** So many rows are sought one by one and sorted in a few milliseconds. Of more, an index is walked in the order asked for. */
const FEW = 2_000;

/** Undefined where they are more than a few. */
export type Ids = readonly string[] | undefined;

/** Counted before any that come twice are dropped: a query that was cut off at its limit holds not all of them. */
const few = (ids: readonly string[]): Ids => (ids.length > FEW ? undefined : [...new Set(ids)]);

const idsIn = async (db: Kysely<Views>, query: RawBuilder<{ id: string }>): Promise<readonly string[]> =>
  (await query.execute(db)).rows.map(({ id }) => id);

/** Everybody below a manager on that day, asked for level by level, so that it can end as soon as they are too many. */
export const lineOf = async (db: Kysely<Views>, { personId, today }: Line): Promise<Ids> => {
  const line = new Set<string>();
  let level: readonly string[] = [personId];
  while (level.length > 0) {
    const below = await idsIn(
      db,
      sql`select r."personId" as id from ${anyOf(level)} m cross join "reportingLine" r
        on r."managerId" = m."value" and ${holds(today)} limit ${FEW + 1 - line.size}`,
    );
    if (line.size + below.length > FEW) return undefined;
    level = below.filter((id) => !line.has(id));
    for (const id of level) line.add(id);
  }
  return [...line];
};

/** The seer with their line, where it is short. */
export const withLine = async (db: Kysely<Views>, seer: Seer): Promise<Seer> => {
  const line = await lineOf(db, seer);
  return line === undefined ? seer : { ...seer, line };
};

const about = (line: readonly string[]): RawBuilder<{ id: string }> =>
  sql`select n."nominationId" as id from ${anyOf(line)} p cross join "nomination" n on n."candidateId" = p."value"`;

/** Every nomination of a few candidates. */
export const nominationsOf = async (db: Kysely<Views>, line: Ids): Promise<Ids> =>
  line && few(await idsIn(db, sql`${about(line)} limit ${FEW + 1}`));

/** Every nomination that may exist for somebody who is no admin or auditor: theirs, their line's, their cycles', those they are asked about. */
export const reachOf = async (db: Kysely<Views>, { personId, line }: Seer): Promise<Ids> => {
  if (line === undefined) return undefined;
  const ids = await idsIn(
    db,
    sql`select id from (
      ${about([personId, ...line])}
      union all
      select a."nominationId" from "nominationAccess" a where a."personId" = ${personId}
      union all
      select n."nominationId" from (select distinct "cycleId" from ${cyclesOf(personId)}) c cross join "nomination" n on n."cycleId" = c."cycleId"
    ) limit ${FEW + 1}`,
  );
  return few(ids);
};

/** Every nomination with that value in a column that has an index. */
export const havingIn = async (
  db: Kysely<Views>,
  column: 'cycleId' | 'targetLevel' | 'state' | 'orgUnit',
  value: string,
): Promise<Ids> =>
  few(
    await idsIn(
      db,
      sql`select "nominationId" as id from "nomination" where ${sql.ref(column)} = ${value} limit ${FEW + 1}`,
    ),
  );
