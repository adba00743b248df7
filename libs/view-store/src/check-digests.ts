import type { Database } from 'better-sqlite3';
import { columnsOf, digestOf, DIGESTS, prepareReading, SCHEMA, SCHEMA_COLUMNS } from './row-digests.js';

/** Without a digest: nothing that is served comes from them. Caches of readers begin anew with a file, and a heartbeat is soon overwritten. */
const WITHOUT = [DIGESTS, 'projection_changes', 'projection_runner'];
const OWN = WITHOUT.map((name) => `'${name}'`).join(', ');
const TABLES = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT IN (${OWN})`;

type Kept = Readonly<{ table: string; digest: bigint }>;

/** What does not add up to its digest, in words; undefined where everything does. Reads every row. */
export const wrongDigest = (db: Database): string | undefined => {
  prepareReading(db);
  const kept = db.prepare<[], Kept>(`SELECT * FROM ${DIGESTS}`).safeIntegers().all();
  const left = new Map(kept.map(({ table, digest }) => [table, digest]));
  if (left.get(SCHEMA) !== BigInt(digestOf(db, SCHEMA, SCHEMA_COLUMNS)))
    return 'its tables are not those that were made';
  left.delete(SCHEMA);
  for (const table of db.prepare<[], string>(TABLES).pluck().all()) {
    if (left.get(table) !== BigInt(digestOf(db, table, columnsOf(db, table))))
      return `the rows of ${table} are not those that were written`;
    left.delete(table);
  }
  const [gone] = left.keys();
  return gone === undefined ? undefined : `the table ${gone} is gone`;
};
