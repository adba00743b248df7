import type { Database } from 'better-sqlite3';
import { CachedTable } from './cached-table.js';
import type { ChangeWriter } from './changes.js';
import { createTable, q } from './ddl.js';
import type { Table } from './define-table.js';
import { generationTable, isLeftover } from './generation-names.js';
import { RowCache } from './row-cache.js';
import { followFresh, forgetDigest, renameTable, schemaChanged } from './row-digests.js';
import { TableRows } from './table-rows.js';

type Served = Readonly<{ physical?: (name: string) => string; changes?: ChangeWriter }>;

export const cacheOf = (
  db: Database,
  tables: readonly Table[],
  { physical = (name) => name, changes }: Served = {},
): RowCache =>
  new RowCache(
    new Map(tables.map((table) => [table.name, new CachedTable(new TableRows(db, table, physical(table.name)))])),
    changes,
  );

export const tablesIn = (db: Database): readonly string[] =>
  db.prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all();

/** Each change of tables goes in with its digests, all or nothing. */
const changeTables = (db: Database, change: () => void): void => {
  db.transaction(() => {
    change();
    schemaChanged(db);
  })();
};

export const dropTable = (db: Database, physical: string): void => {
  changeTables(db, () => {
    db.exec(`DROP TABLE IF EXISTS ${q(physical)}`);
    forgetDigest(db, physical);
  });
};

export const createFresh = (db: Database, table: Table, physical: string): void => {
  dropTable(db, physical);
  changeTables(db, () => {
    for (const statement of createTable(table, physical)) db.exec(statement);
    followFresh(db, physical);
  });
};

export const dropLeftovers = (db: Database, declared: readonly Table[]): void => {
  const declaredNames = new Set(declared.map((table) => table.name));
  for (const name of tablesIn(db)) {
    const internal = name.startsWith('projection_') || name.startsWith('sqlite_');
    if (!internal && isLeftover(name, declaredNames)) dropTable(db, name);
  }
};

/** Puts the rebuilt table in the place of the served one, in the transaction of the caller. Readers see the one or the other. */
export const swapIn = (db: Database, table: string, from: { old: number; next: number }): void => {
  changeTables(db, () => {
    renameTable(db, table, generationTable(table, from.old));
    renameTable(db, generationTable(table, from.next), table);
  });
};
