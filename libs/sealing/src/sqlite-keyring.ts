import { type KeyObject, randomUUID } from 'node:crypto';
import { makePrivate } from '@plumbline/sqlite';
import Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { keyIdOf, type KeyName, type Keyring, type Keys } from './keyring.port.js';
import { unwrapKey, wrapKey } from './key-wrap.js';
import { idOf } from './master-key.js';
import { newKey } from './memory-keyring.js';

/** A key is some 100 bytes. */
const MOST_CACHED = 20_000;

const DDL = `
CREATE TABLE IF NOT EXISTS keys (
  id TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  master TEXT NOT NULL,
  wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS keys_by_subject ON keys (subject);
CREATE TABLE IF NOT EXISTS keyring (only INTEGER PRIMARY KEY CHECK (only = 1), id TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS erased (subject TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;`;

/** The keys in a file cannot be used. */
export class KeysUnusable extends Error {
  override readonly name = 'KeysUnusable';
}

type Row = Readonly<{ id: string; master: string; wrapped: Buffer }>;
type Request = Readonly<{ names: readonly KeyName[]; resolve: (keys: Keys) => void; reject: (error: unknown) => void }>;

const connect = (file: string): Database.Database => {
  makePrivate(file);
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  // A key is durable before the event that uses it, and what is deleted is overwritten.
  db.pragma('synchronous = FULL');
  db.pragma('secure_delete = ON');
  db.pragma('busy_timeout = 5000');
  db.exec(DDL);
  // What was deleted just before a crash is still in the log.
  db.pragma('wal_checkpoint(TRUNCATE)');
  return db;
};

/** Keys in a file of their own, wrapped by a master key that is not in it. */
export class SqliteKeyring implements Keyring {
  readonly id: string;
  readonly #db: Database.Database;
  readonly #master: KeyObject;
  readonly #masterId: string;
  readonly #unwrapped = new LRUCache<string, KeyObject>({ max: MOST_CACHED });
  readonly #sql;
  #requests: Request[] = [];
  #version: number | undefined;
  #destroyed = 0;

  /** @throws KeysUnusable where another master key wrapped them */
  constructor(file: string, master: KeyObject) {
    this.#db = connect(file);
    this.#master = master;
    this.#masterId = idOf(master);
    this.#sql = {
      // Prepared, since `pragma()` compiles its statement on every call.
      version: this.#db.prepare<[], number>('PRAGMA data_version').pluck(),
      find: this.#db.prepare<[string], Row>('SELECT id, master, wrapped FROM keys WHERE id = ?'),
      add: this.#db.prepare('INSERT INTO keys VALUES (?, ?, ?, ?)'),
      isErased: this.#db.prepare<[string], 1>('SELECT 1 FROM erased WHERE subject = ?').pluck(),
      others: this.#db.prepare<[string], string>('SELECT id FROM keys WHERE master <> ? LIMIT 1').pluck(),
      ofSubject: this.#db.prepare<[string], string>('SELECT id FROM keys WHERE subject = ?').pluck(),
      erase: this.#db.prepare('INSERT OR IGNORE INTO erased VALUES (?)'),
      remove: this.#db.prepare('DELETE FROM keys WHERE subject = ?'),
    };
    this.#ensureOurs(file);
    this.#db.prepare('INSERT OR IGNORE INTO keyring VALUES (1, ?)').run(randomUUID());
    this.id = String(this.#db.prepare('SELECT id FROM keyring').pluck().get());
  }

  get destroyed(): number {
    this.#forgetStale();
    return this.#destroyed;
  }

  toSeal(names: readonly KeyName[]): Promise<Keys> {
    const keys = this.#found(names.map(keyIdOf));
    if (names.every((name) => keys.has(keyIdOf(name)))) return Promise.resolve(keys);
    return new Promise((resolve, reject) => {
      if (this.#requests.length === 0) setImmediate(this.#make);
      this.#requests.push({ names, resolve, reject });
    });
  }

  toOpen(ids: Iterable<string>): Promise<Keys> {
    return Promise.resolve(this.#found(ids));
  }

  destroyOf(subject: string): Promise<void> {
    if (this.#sql.isErased.get(subject) !== undefined && this.#sql.ofSubject.all(subject).length === 0)
      return Promise.resolve();
    const ids = this.#db.transaction(() => {
      const found = this.#sql.ofSubject.all(subject);
      this.#sql.erase.run(subject);
      this.#sql.remove.run(subject);
      return found;
    })();
    for (const id of ids) this.#unwrapped.delete(id);
    this.#destroyed += 1;
    // The log still holds the pages as they were.
    this.#db.pragma('wal_checkpoint(TRUNCATE)');
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.#unwrapped.clear();
    this.#db.close();
    return Promise.resolve();
  }

  /** Another process may have destroyed some. */
  #forgetStale(): void {
    const version = this.#sql.version.get();
    if (version === this.#version) return;
    this.#unwrapped.clear();
    this.#version = version;
    this.#destroyed += 1;
  }

  #found(ids: Iterable<string>): Map<string, KeyObject> {
    this.#forgetStale();
    const keys = new Map<string, KeyObject>();
    for (const id of ids) {
      const key = this.#unwrapped.get(id) ?? this.#read(id);
      if (key !== undefined) keys.set(id, key);
    }
    return keys;
  }

  #read(id: string): KeyObject | undefined {
    const row = this.#sql.find.get(id);
    if (row === undefined) return undefined;
    const key = unwrapKey(this.#master, row.wrapped);
    this.#unwrapped.set(id, key);
    return key;
  }

  /** All requests of one turn of the event loop share a commit. */
  readonly #make = (): void => {
    const requests = this.#requests;
    this.#requests = [];
    try {
      const made = this.#db.transaction(() => requests.map(({ names }) => this.#ensured(names)))();
      for (const keys of made) for (const [id, key] of keys) this.#unwrapped.set(id, key);
      for (const [at, { resolve }] of requests.entries()) resolve(made[at] ?? new Map());
    } catch (error) {
      for (const { reject } of requests) reject(error);
    }
  };

  #ensured(names: readonly KeyName[]): Keys {
    const keys = new Map<string, KeyObject>();
    for (const name of names) {
      const key = this.#ensure(name);
      if (key !== undefined) keys.set(keyIdOf(name), key);
    }
    return keys;
  }

  #ensure(name: KeyName): KeyObject | undefined {
    if (this.#sql.isErased.get(name.subject) !== undefined) return undefined;
    const id = keyIdOf(name);
    const row = this.#sql.find.get(id);
    if (row !== undefined) return unwrapKey(this.#master, row.wrapped);
    const key = newKey();
    this.#sql.add.run(id, name.subject, this.#masterId, wrapKey(this.#master, key));
    return key;
  }

  #ensureOurs(file: string): void {
    const other = this.#sql.others.get(this.#masterId);
    if (other === undefined) return;
    this.#db.close();
    throw new KeysUnusable(
      `The keys in ${file} are wrapped by another master key than the one given. Give the one that they were made with; texts about people cannot be read without it.`,
    );
  }
}
