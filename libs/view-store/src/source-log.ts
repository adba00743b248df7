import type { Database } from 'better-sqlite3';
import { followOwn } from './row-digests.js';

const DDL = `CREATE TABLE IF NOT EXISTS projection_source (
  "only" INTEGER PRIMARY KEY CHECK ("only" = 1), "firstEvent" TEXT NOT NULL) STRICT`;

/** Notes the id of the first event of the log that the views are derived from; no other log has it. */
export type SourceWriter = (firstEvent: string) => void;

export const sourceWriter = (db: Database): SourceWriter => {
  db.exec(DDL);
  followOwn(db, 'projection_source');
  const save = db.prepare('INSERT OR IGNORE INTO projection_source VALUES (1, ?)');
  return (firstEvent) => void save.run(firstEvent);
};

/** Null of views that are derived from nothing yet, or were last written before this was noted. */
export const readSource = (db: Database): string | null => {
  const isThere = db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'projection_source'`).get() !== undefined;
  if (!isThere) return null;
  return db.prepare<[], string>('SELECT "firstEvent" FROM projection_source').pluck().get() ?? null;
};
