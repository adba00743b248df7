import { StoreUnavailable } from '@plumbline/application';
import { messageOf } from '@plumbline/sqlite';
import { existsSync, statSync } from 'node:fs';
import { openReadOnly } from './connect.js';
import { SCHEMA_VERSION } from './schema.js';
import { lostCommits } from './wal.js';
import type Database from 'better-sqlite3';

/** A full check reads every page, about 2 ms a megabyte; above this size only the ends are checked on open. */
const CHECK_WHOLE_BELOW = 64 * 1024 * 1024;
const LAST = 1000;

const ENDS = `SELECT count(*) AS found, max(position) AS last, min(json_valid(data)) AS readable,
  sum(EXISTS (SELECT 1 FROM events x INDEXED BY sqlite_autoindex_events_2
    WHERE x.stream = e.stream AND x.revision = e.revision AND x.position = e.position)) AS indexed
  FROM (SELECT * FROM events ORDER BY position DESC LIMIT ${String(LAST)}) e`;
type Ends = { found: number; last: number | null; readable: number | null; indexed: number | null };

const pragma = (db: Database.Database, name: string): unknown => db.pragma(name, { simple: true });

const ensure = (holds: boolean, problem: string): void => {
  if (!holds) throw new Error(problem);
};

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** Without a log beside it, the file must have as many pages as its header says. */
const ensureWhole = (db: Database.Database, file: string): void => {
  const wanted = Number(pragma(db, 'page_count')) * Number(pragma(db, 'page_size'));
  ensure(sizeOf(`${file}-wal`) > 0 || sizeOf(file) >= wanted, 'its end is missing');
};

const probe = (db: Database.Database, file: string): void => {
  const version = Number(pragma(db, 'user_version'));
  ensure(version <= SCHEMA_VERSION, `it has schema version ${String(version)}: a newer Plumbline wrote it`);
  if (version === 0) return;
  ensureWhole(db, file);
  const ends = db.prepare(ENDS).get() as Ends;
  ensure((ends.indexed ?? 0) === ends.found, 'an index does not hold the last events');
  ensure((ends.readable ?? 1) === 1, 'an event is not readable');
  ensure((ends.last ?? 0) >= ends.found, 'positions are out of order');
  if (sizeOf(file) > CHECK_WHOLE_BELOW) return;
  const found = pragma(db, 'quick_check(1)');
  ensure(found === 'ok', String(found));
};

/**
 * Refuses a file that is no sound event store before anything writes to it: `StoreUnavailable` names the file and what is
 * wrong. Files up to 64 MB are checked page by page, larger ones at their end; damage elsewhere shows when it is read.
 */
export const probeFile = (file: string): void => {
  if (sizeOf(file) === 0) return;
  let db: Database.Database | undefined;
  try {
    ensure(!lostCommits(`${file}-wal`), 'its log is damaged in the middle, and holds commits after that');
    db = openReadOnly(file);
    probe(db, file);
  } catch (error) {
    throw new StoreUnavailable(
      `${file} is damaged or no event store: ${messageOf(error)}. Nothing was changed in it.`,
      {
        cause: error,
      },
    );
  } finally {
    db?.close();
  }
};
