import Database from 'better-sqlite3';
import type { StoredCommand } from '../stored/command-row.js';

/**
 * Which place in bytes each event of a log on EventStoreDB has, counted from 1 as other stores count events; and the records of its commands in the
 * order of their keys, which that server cannot be asked for. In a file without a name, which ends with the process.
 */
export class Numbering {
  private readonly db = new Database('');
  private end = { number: 0, place: 0 };

  constructor() {
    this.db.pragma('journal_mode = OFF');
    this.db.exec(`CREATE TABLE places (number INTEGER PRIMARY KEY, place INTEGER NOT NULL UNIQUE) STRICT;
      CREATE TABLE commands (key TEXT PRIMARY KEY, request TEXT NOT NULL, receipt TEXT NOT NULL, checksum BLOB NOT NULL) STRICT, WITHOUT ROWID;`);
  }

  /** Of the last event. */
  get number(): number {
    return this.end.number;
  }

  get place(): number {
    return this.end.place;
  }

  /** Of the events that follow, in their order. */
  add(places: readonly number[]): void {
    const insert = this.db.prepare('INSERT INTO places VALUES (?, ?)');
    this.db.transaction(() => {
      for (const place of places) {
        const number = this.end.number + 1;
        insert.run(number, place);
        this.end = { number, place };
      }
    })();
  }

  /** 0 before the first event. */
  placeOf(number: number): number | undefined {
    if (number === 0) return 0;
    return this.db.prepare<[number], number>('SELECT place FROM places WHERE number = ?').pluck().get(number);
  }

  numberAt(place: number): number | undefined {
    if (place === 0) return 0;
    return this.db.prepare<[number], number>('SELECT number FROM places WHERE place = ?').pluck().get(place);
  }

  /** Returns those whose keys were known: the first of a key stays. */
  addCommands(commands: readonly StoredCommand[]): readonly StoredCommand[] {
    const insert = this.db.prepare('INSERT OR IGNORE INTO commands VALUES (@key, @request, @receipt, @checksum)');
    return this.db.transaction(() => commands.filter((command) => insert.run(command).changes === 0))();
  }

  command(key: string): StoredCommand | undefined {
    return this.db.prepare<[string], StoredCommand>('SELECT * FROM commands WHERE key = ?').get(key);
  }

  commandsBehind(key: string, limit: number): readonly StoredCommand[] {
    const rows = this.db.prepare<[string, number], StoredCommand>(
      'SELECT * FROM commands WHERE key > ? ORDER BY key LIMIT ?',
    );
    return rows.all(key, limit);
  }

  close(): void {
    this.db.close();
  }
}
