import { StoreUnavailable } from '@plumbline/event-log';
import Database from 'better-sqlite3';

export const EVENTS_FILE = 'events.db';
const OLDEST = '3.51.3';

/** better-sqlite3 opens WAL files with synchronous=NORMAL, which loses acknowledged commits in a power cut; 2 is FULL. */
export const PRAGMAS = { journal_mode: 'wal', synchronous: 2, busy_timeout: 5000 } as const;

const parts = (version: string): readonly number[] => version.split('.').map(Number);

/** Throws where this SQLite is older than the one that stopped losing WAL commits. */
export const assertSqliteVersion = (version: string): void => {
  const [oldest, found] = [parts(OLDEST), parts(version)];
  const at = oldest.findIndex((part, i) => part !== (found[i] ?? 0));
  if (at === -1 || (found[at] ?? 0) > (oldest[at] ?? 0)) return;
  throw new StoreUnavailable(`SQLite ${version} can lose commits of a WAL file; ${OLDEST} or later is needed.`);
};

/** A read-only connection that has not read the file yet. */
export const openReadOnly = (file: string): Database.Database =>
  new Database(file, { readonly: true, fileMustExist: true, timeout: PRAGMAS.busy_timeout });

/** For reading committed events; every connection of the file is set alike. */
export const connectReader = (file: string): Database.Database => {
  const db = openReadOnly(file);
  try {
    assertSqliteVersion(String(db.prepare('SELECT sqlite_version()').pluck().get()));
    db.pragma(`synchronous = ${String(PRAGMAS.synchronous)}`);
    for (const [name, wanted] of Object.entries(PRAGMAS)) {
      const found = db.pragma(name, { simple: true });
      if (found !== wanted) throw new StoreUnavailable(`${file}: ${name} is ${String(found)}, not ${String(wanted)}`);
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};
