import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makePrivate } from '@plumbline/sqlite';
import Database from 'better-sqlite3';
import type { Position } from '@plumbline/domain';
import type { ReadTiles } from './tiles.js';
import type { Growth, TileStart, TreeEnd, TreeStore } from './tree-store.port.js';

export const TREE_FILE = 'tree.db';
const TIMEOUT_MS = 5_000;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS tiles (level INTEGER, tile INTEGER, hashes BLOB NOT NULL, PRIMARY KEY (level, tile)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS starts (tile INTEGER PRIMARY KEY, after TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS tree (id INTEGER PRIMARY KEY CHECK (id = 1), size INTEGER NOT NULL, position TEXT);
  CREATE TABLE IF NOT EXISTS checkpoints (size INTEGER PRIMARY KEY, note TEXT NOT NULL);
  INSERT OR IGNORE INTO tree VALUES (1, 0, NULL);
`;

/** In a file of the data directory. One process writes it, any number read. */
export class SqliteTreeStore implements TreeStore {
  readonly #db: Database.Database;
  readonly #sql;

  private constructor(db: Database.Database) {
    this.#db = db;
    this.#sql = {
      tile: this.#db.prepare<[number, number], Buffer>('SELECT hashes FROM tiles WHERE level = ? AND tile = ?').pluck(),
      end: this.#db.prepare<[], TreeEnd>('SELECT size, position FROM tree'),
      grow: this.#db.prepare<[number, Position | null, number]>(
        'UPDATE tree SET size = ?, position = ? WHERE size = ?',
      ),
      put: this.#db.prepare<[number, number, Uint8Array]>('INSERT OR REPLACE INTO tiles VALUES (?, ?, ?)'),
      start: this.#db.prepare<[number, Position]>('INSERT OR REPLACE INTO starts VALUES (?, ?)'),
      startBefore: this.#db.prepare<[Position], TileStart>(
        'SELECT tile, after FROM starts WHERE after < ? ORDER BY tile DESC LIMIT 1',
      ),
      checkpoint: this.#db.prepare<[], string>('SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1').pluck(),
      keep: this.#db.prepare<[number, string]>('INSERT OR REPLACE INTO checkpoints VALUES (?, ?)'),
    };
  }

  /** Made where there is none. */
  static open(dataDir: string): SqliteTreeStore {
    const file = join(dataDir, TREE_FILE);
    makePrivate(file);
    const db = new Database(file, { timeout: TIMEOUT_MS });
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.exec(SCHEMA);
    return new SqliteTreeStore(db);
  }

  /** To be read alone, as it lies there; undefined where there is none. Throws what SQLite throws. */
  static find(dataDir: string): SqliteTreeStore | undefined {
    const file = join(dataDir, TREE_FILE);
    if (!existsSync(file)) return undefined;
    const db = new Database(file, { readonly: true, timeout: TIMEOUT_MS });
    try {
      return new SqliteTreeStore(db);
    } catch (error) {
      db.close();
      throw error;
    }
  }

  readonly tiles: ReadTiles = (ids) => Promise.resolve(ids.map(({ level, index }) => this.#sql.tile.get(level, index)));

  end(): Promise<TreeEnd> {
    return Promise.resolve(this.#sql.end.get() ?? { size: 0, position: null });
  }

  grow({ from, size, position, tiles, starts }: Growth): Promise<boolean> {
    const grown = this.#db.transaction(() => {
      if (this.#sql.grow.run(size, position, from).changes === 0) return false;
      for (const { level, index, hashes } of tiles) this.#sql.put.run(level, index, hashes);
      for (const { tile, after } of starts) this.#sql.start.run(tile, after ?? '');
      return true;
    });
    return Promise.resolve(grown());
  }

  startBefore(position: Position): Promise<TileStart | undefined> {
    const found = this.#sql.startBefore.get(position);
    return Promise.resolve(found && { ...found, after: found.after === '' ? null : found.after });
  }

  checkpoint(): Promise<string | undefined> {
    return Promise.resolve(this.#sql.checkpoint.get());
  }

  keepCheckpoint(size: number, note: string): Promise<void> {
    this.#sql.keep.run(size, note);
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.#db.close();
    return Promise.resolve();
  }
}
