import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { q } from './ddl.js';

/**
 * The digest of a table is the sum of the hashes of its rows, and moves with each row that is written, in the same transaction. Rows that
 * are changed, lost or added by anything else than the runner no longer add up to it. It holds against accidents, not against somebody who
 * may write the file.
 */
export const DIGESTS = 'projection_digests';
/** Under this name the digest of the text that made the tables. */
export const SCHEMA = 'sqlite_master';
export const SCHEMA_COLUMNS = ['type', 'name', 'tbl_name', 'sql'];

const DDL = `CREATE TABLE IF NOT EXISTS ${DIGESTS} (
  "table" TEXT NOT NULL PRIMARY KEY, "digest" INTEGER NOT NULL) STRICT, WITHOUT ROWID`;
/** So many bytes of a hash are added up exactly. */
const BYTES = 6;
const MODULUS = 2 ** (8 * BYTES);

/** What a column may hold; whole numbers of a file that may be damaged are bigint, because they may be beyond what a number holds. */
type Value = string | number | bigint | null;

/** A part has its length in front, so that no two rows have the same text. */
const partOf = (value: Value): string => {
  if (value === null) return '-';
  const text = String(value);
  return `${String(text.length)}:${text}`;
};
const hashOf = (row: readonly Value[]): number =>
  hash('sha256', row.map(partOf).join(''), 'buffer').readUIntBE(0, BYTES);

const added = (digest: number, row: readonly Value[]): number => (digest + hashOf(row)) % MODULUS;
const removed = (digest: number, row: readonly Value[]): number => (digest - hashOf(row) + MODULUS) % MODULUS;

const defineAggregate = (db: Database): void => {
  db.aggregate('digest_of', {
    varargs: true,
    safeIntegers: true,
    start: 0,
    step: (sum: number, ...row) => added(sum, row),
  });
};

const defineFunctions = (db: Database): void => {
  const varargs = { varargs: true };
  db.function('digest_with', varargs, (digest, ...row) => added(digest as number, row));
  db.function('digest_without', varargs, (digest, ...row) => removed(digest as number, row));
};

/** Of what a table holds now; `columns` are all of its own. */
export const digestOf = (db: Database, table: string, columns: readonly string[]): number =>
  // By the table itself: an index that holds all columns could be read in its place.
  Number(
    db
      .prepare(`SELECT digest_of(${columns.map(q).join(', ')}) FROM ${q(table)} NOT INDEXED`)
      .pluck()
      .get(),
  );

export const columnsOf = (db: Database, table: string): readonly string[] =>
  db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);

const keep = (db: Database, table: string, digest: number): void => {
  db.prepare(`INSERT OR REPLACE INTO ${DIGESTS} VALUES (?, ?)`).run(table, digest);
};

/** For every connection that compares digests. */
export const prepareReading = defineAggregate;

/** For the connection of the writer, before any other table is made. */
export const prepareDigests = (db: Database): void => {
  defineAggregate(db);
  defineFunctions(db);
  db.exec(DDL);
};

/** Call after any change of tables, in its transaction. */
export const schemaChanged = (db: Database): void => {
  keep(db, SCHEMA, digestOf(db, SCHEMA, SCHEMA_COLUMNS));
};

const TRIGGERS = { insert: ['with', 'new'], delete: ['without', 'old'] } as const;

/** The digest of the table follows what this connection writes. The triggers are its own, and no part of the file. */
export const follow = (db: Database, table: string): void => {
  const columns = columnsOf(db, table);
  const row = (of: string): string => columns.map((column) => `${of}.${q(column)}`).join(', ');
  const create = (event: string, digest: string): void => {
    db.exec(`CREATE TEMP TRIGGER IF NOT EXISTS ${q(`${table}__${event}`)} AFTER ${event} ON main.${q(table)} BEGIN
      UPDATE ${DIGESTS} SET "digest" = ${digest} WHERE "table" = '${table}'; END`);
  };
  for (const [event, [call, of]] of Object.entries(TRIGGERS)) create(event, `digest_${call}("digest", ${row(of)})`);
  create('update', `digest_with(digest_without("digest", ${row('old')}), ${row('new')})`);
};

/** Begins the digest of a table that has just been made. */
export const followFresh = (db: Database, table: string): void => {
  keep(db, table, 0);
  follow(db, table);
};

/** The same for a table that is made once for all, and may have been there. */
export const followOwn = (db: Database, table: string): void => {
  db.prepare(`INSERT OR IGNORE INTO ${DIGESTS} VALUES (?, 0)`).run(table);
  follow(db, table);
};

/** The digest goes with the table. */
export const renameTable = (db: Database, from: string, to: string): void => {
  db.exec(`ALTER TABLE ${q(from)} RENAME TO ${q(to)}`);
  db.prepare(`UPDATE ${DIGESTS} SET "table" = ? WHERE "table" = ?`).run(to, from);
};

/** Does what changes no rows but names of tables. Without triggers: SQLite reads each of them again for every table that is renamed. */
export const withoutFollowing = (db: Database, rename: () => void): void => {
  const triggers = db.prepare<[], string>(`SELECT name FROM sqlite_temp_master WHERE type = 'trigger'`).pluck().all();
  for (const name of triggers) db.exec(`DROP TRIGGER temp.${q(name)}`);
  rename();
  const tables = db.prepare<[string], string>(`SELECT "table" FROM ${DIGESTS} WHERE "table" <> ?`).pluck().all(SCHEMA);
  for (const table of tables) follow(db, table);
};

export const forgetDigest = (db: Database, table: string): void => {
  db.prepare(`DELETE FROM ${DIGESTS} WHERE "table" = ?`).run(table);
};
