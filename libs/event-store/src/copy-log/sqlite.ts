import { makePrivate, syncFolder } from '@plumbline/sqlite';
import Database from 'better-sqlite3';
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beginRestore, endRestore, isRestoring } from '../backup/restore-begun.js';
import type { KeysUsed } from '../codec/codec.js';
import type { Stored } from '../codec/rows.js';
import { checkLog, eventsOf } from '../sqlite/check-log.js';
import { EVENTS_FILE, openReadOnly, PRAGMAS } from '../sqlite/connect.js';
import { lockDataDir } from '../sqlite/lock.js';
import { probeFile } from '../sqlite/probe.js';
import { DDL, SCHEMA_VERSION } from '../sqlite/schema.js';
import { lockIfAny } from '../sqlite/seal-log/source-log.js';
import { isUnfinished } from '../sqlite/seal-log/target-folder.js';
import { INSERT, inserted, MOVE_END, NOTE_KEYS } from '../sqlite/statements.js';
import type { StoredCommand } from '../stored/command-row.js';
import { CopyRefused, type KeysNoted, type LogSource, type LogTarget, type Loss } from './sides.js';

class SqliteSource implements LogSource {
  private isOpen = true;

  constructor(
    readonly name: string,
    protected readonly db: Database.Database,
    private readonly leave: () => void,
  ) {}

  head(): Promise<number> {
    return Promise.resolve(Number(this.db.prepare('SELECT position FROM log_end').pluck().get()));
  }

  after(position: number, limit: number): Promise<readonly Stored[]> {
    const slice = this.db.prepare<[number, number], Stored>(eventsOf(SCHEMA_VERSION, limit));
    return Promise.resolve(slice.all(position, Number.MAX_SAFE_INTEGER));
  }

  commandsBehind(key: string, limit: number): Promise<readonly StoredCommand[]> {
    const rows = this.db.prepare<[string, number], StoredCommand>(
      'SELECT key, request, receipt, checksum FROM commands WHERE key > ? ORDER BY key LIMIT ?',
    );
    return Promise.resolve(rows.all(key, limit));
  }

  keysNoted(): Promise<KeysNoted> {
    const used = this.db.prepare<[], KeysUsed>('SELECT keyring, made FROM keys_used').get() ?? null;
    const losses = this.db.prepare<[], Loss>(
      'SELECT loss, accepted_at AS acceptedAt, last_position AS lastPosition FROM keys_lost ORDER BY loss',
    );
    return Promise.resolve({ used, losses: losses.all() });
  }

  close(): Promise<void> {
    if (this.isOpen) {
      this.isOpen = false;
      this.db.close();
      this.leave();
    }
    return Promise.resolve();
  }
}

/** Where it is while it is not finished: beside its place, which it takes as a whole. */
const unfinished = (directory: string): string => `${directory}.copying`;

class SqliteTarget extends SqliteSource implements LogTarget {
  constructor(
    private readonly directory: string,
    db: Database.Database,
    leave: () => void,
  ) {
    super(`sqlite:${directory}`, db, leave);
  }

  append(events: readonly Stored[]): Promise<void> {
    const [insert, moveEnd] = [this.db.prepare(INSERT), this.db.prepare(MOVE_END)];
    const moveLast = this.db.prepare('UPDATE log_end SET position = ?');
    this.db.transaction(() => {
      for (const event of events) {
        insert.run(inserted(event));
        moveEnd.run(event.stream, event.revision, event.position);
        moveLast.run(event.position);
      }
    })();
    return Promise.resolve();
  }

  addCommands(commands: readonly StoredCommand[]): Promise<void> {
    const insert = this.db.prepare('INSERT OR IGNORE INTO commands VALUES (@key, @request, @receipt, @checksum)');
    this.db.transaction(() => {
      for (const command of commands) insert.run(command);
    })();
    return Promise.resolve();
  }

  noteKeys({ used, losses }: KeysNoted): Promise<void> {
    const lose = this.db.prepare('INSERT OR IGNORE INTO keys_lost VALUES (@loss, @acceptedAt, @lastPosition)');
    this.db.transaction(() => {
      if (used !== null) this.db.prepare(NOTE_KEYS).run(used.keyring, used.made);
      for (const loss of losses) lose.run(loss);
    })();
    return Promise.resolve();
  }

  async finish(): Promise<void> {
    checkLog(this.db);
    this.db.pragma('wal_checkpoint(TRUNCATE)');
    await this.close();
    endRestore(unfinished(this.directory));
    if (existsSync(this.directory)) rmdirSync(this.directory);
    renameSync(unfinished(this.directory), this.directory);
    syncFolder(dirname(this.directory));
  }
}

/** Throws where it cannot be read, is damaged, or a server runs on it. */
export const openSqliteSource = async (directory: string): Promise<LogSource> => {
  await Promise.resolve();
  const file = join(directory, EVENTS_FILE);
  if (!existsSync(file)) throw new CopyRefused(`There are no events in ${directory}.`);
  if (isUnfinished(directory) || isRestoring(directory))
    throw new CopyRefused(`${directory} holds the copy of a log that is not finished.`);
  const unlock = lockIfAny(directory);
  let db: Database.Database | undefined;
  try {
    if (probeFile(file) !== SCHEMA_VERSION)
      throw new CopyRefused(`${file} is of an earlier version: start the server of this version on it once.`);
    db = openReadOnly(file);
    checkLog(db);
    return new SqliteSource(`sqlite:${directory}`, db, unlock);
  } catch (error) {
    db?.close();
    unlock();
    throw error;
  }
};

/** Whether a finished log is there. */
export const holdsEventsIn = (directory: string): boolean =>
  existsSync(join(directory, EVENTS_FILE)) && !isUnfinished(directory) && !isRestoring(directory);

const isFree = (directory: string): boolean => !existsSync(directory) || readdirSync(directory).length === 0;

/** Throws where anything is there already. */
export const openSqliteTarget = async (directory: string): Promise<LogTarget> => {
  await Promise.resolve();
  if (!isFree(directory)) throw new CopyRefused(`${directory} is not empty: name a new folder.`);
  const folder = unfinished(directory);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockDataDir(folder);
  try {
    const file = join(folder, EVENTS_FILE);
    beginRestore(folder, []);
    makePrivate(file);
    const db = new Database(file);
    for (const [name, value] of Object.entries(PRAGMAS)) db.pragma(`${name} = ${String(value)}`);
    db.exec(DDL);
    return new SqliteTarget(directory, db, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
};
