import { type KeyObject, randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import {
  keyIdAfter,
  keyIdOf,
  type KeyName,
  type Keyring,
  type Keys,
  type KeysOf,
  type SealingKeys,
  streamOf,
} from './keyring.port.js';
import { KeyWrites } from './key-writes.js';
import { KeyNotUnwrapped, unwrapKey, wrapKey } from './key-wrap.js';
import { idOf } from './master-key.js';
import { endKeys, endRequests, hasAny, isDestroyed, keysStatements } from './keys-statements.js';
import { newKey } from './memory-keyring.js';
import { onceATurn } from './once-a-turn.js';
import { SqliteSourceIdClaims } from './source-id-claims.js';

/** A key is some 100 bytes. */
const MOST_CACHED = 20_000;
/** They share a commit and a checkpoint: some ten milliseconds. */
const DESTROYED_AT_ONCE = 100;

type Request = Readonly<{
  names: readonly KeyName[];
  resolve: (keys: SealingKeys) => void;
  reject: (error: unknown) => void;
}>;
type SealingKey = Readonly<{ id: string; key: KeyObject }>;
type Named = SealingKey & Readonly<{ subject: string }>;
/** Keys of digests are of nobody, and no text is lost without them. */
const ofSomebody = (keys: readonly Named[]): number => keys.filter(({ subject }) => subject !== '').length;
/** `unlock` gives back what keeps others from wrapping the keys anew. */
type Parts = Readonly<{ db: Database.Database; master: KeyObject; unlock: () => void }>;

/** Keys in a file of their own, wrapped by a master key that is not in it. */
export class SqliteKeyring implements Keyring {
  readonly isShared = false;
  readonly id: string;
  readonly sourceIds: SqliteSourceIdClaims;
  readonly #db: Database.Database;
  readonly #master: KeyObject;
  readonly #masterId: string;
  readonly #unlock: () => void;
  readonly #unwrapped = new LRUCache<string, KeyObject>({ max: MOST_CACHED });
  readonly #sql: ReturnType<typeof keysStatements>;
  readonly #writes: KeyWrites;
  readonly #forgetStaleOnce = onceATurn(this.#forgetStale.bind(this));
  #requests: Request[] = [];
  #version: number | undefined;
  #destroyed = 0;
  #made: number;
  #losses = 0;

  constructor({ db, master, unlock }: Parts) {
    this.#db = db;
    this.#master = master;
    this.#masterId = idOf(master);
    this.#unlock = unlock;
    this.#sql = keysStatements(db);
    this.#writes = new KeyWrites(db);
    db.prepare('INSERT OR IGNORE INTO keyring VALUES (1, ?)').run(randomUUID());
    this.id = String(db.prepare('SELECT id FROM keyring').pluck().get());
    this.#made = Number(db.prepare('SELECT count FROM made').pluck().get());
    this.sourceIds = new SqliteSourceIdClaims(db, this.#writes, (count) => {
      this.#made = this.#sql.count.get(count) ?? this.#made;
    });
  }

  get destroyed(): number {
    if (this.#db.open) this.#forgetStaleOnce();
    return this.#destroyed;
  }

  readonly destroyedByNow = (): number => this.destroyed;

  get fault(): string | undefined {
    return this.#writes.fault;
  }

  get made(): number {
    return this.#made;
  }

  afterLosses(losses: number): void {
    this.#losses = losses;
  }

  toSeal(names: readonly KeyName[]): Promise<SealingKeys> {
    this.#forgetStaleOnce();
    const keys = new Map<string, SealingKey>();
    for (const name of names) {
      const found = this.#latestOf(name);
      if (found !== undefined) keys.set(keyIdOf(name), found);
    }
    if (names.every((name) => keys.has(keyIdOf(name)))) return Promise.resolve(keys);
    return new Promise((resolve, reject) => {
      if (this.#requests.length === 0) setImmediate(this.#make);
      this.#requests.push({ names, resolve, reject });
    });
  }

  /** Takes over keys of another keyring under their ids, where there are none yet and nothing was ended; they are durable then. */
  adopt(keys: readonly Named[]): void {
    const missing = keys.filter(({ id }) => this.#sql.find.get(id) === undefined);
    if (missing.length === 0) return;
    this.#db.transaction(() => {
      for (const { id, subject, key } of missing)
        if (!this.#isEnded({ subject, stream: streamOf(id) }))
          this.#sql.add.run(id, subject, this.#masterId, wrapKey(this.#master, key));
      this.#made = this.#sql.count.get(ofSomebody(missing)) ?? this.#made;
    })();
  }

  toOpen(ids: Iterable<string>): Promise<Keys> {
    this.#forgetStale();
    const keys = new Map<string, KeyObject>();
    for (const id of ids) {
      const key = this.#readOrUnfit(id);
      if (key !== undefined) keys.set(id, key);
    }
    return Promise.resolve(keys);
  }

  endedAmong(names: Iterable<KeyName>): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set([...names].filter((name) => this.#isEnded(name)).map(keyIdOf)));
  }

  async destroy(keys: readonly KeysOf[]): Promise<void> {
    for (let from = 0; from < keys.length; from += DESTROYED_AT_ONCE) {
      if (from > 0) await nextTurn();
      const left = keys.slice(from, from + DESTROYED_AT_ONCE).filter((each) => !isDestroyed(this.#sql, each));
      if (left.length > 0) this.#forget(this.#writes.run(() => endKeys(this.#sql, left)));
    }
  }

  /** Those of which any key or claim is there. */
  readonly left = (keys: readonly KeysOf[]): readonly KeysOf[] => keys.filter((each) => hasAny(this.#sql, each));

  /** The key of digests of requests, as `destroy` does where it destroys anything. */
  endRequests(): void {
    this.#forget(this.#writes.run(() => endRequests(this.#sql)));
  }

  #forget(ids: readonly string[]): void {
    for (const id of ids) this.#unwrapped.delete(id);
    this.#destroyed += 1;
    // The log still holds the pages as they were.
    this.#db.pragma('wal_checkpoint(TRUNCATE)');
  }

  close(): Promise<void> {
    this.#unwrapped.clear();
    this.#db.close();
    this.#unlock();
    return Promise.resolve();
  }

  #isEnded(name: KeyName): boolean {
    return this.#sql.isEnded.get(name) !== undefined;
  }

  /** Another process may have destroyed some. */
  #forgetStale(): void {
    const version = this.#sql.version.get();
    if (version === this.#version) return;
    this.#unwrapped.clear();
    this.#version = version;
    this.#destroyed += 1;
  }

  #read(id: string): KeyObject | undefined {
    const known = this.#unwrapped.get(id);
    if (known !== undefined) return known;
    const wrapped = this.#sql.find.get(id);
    if (wrapped === undefined) return undefined;
    const key = unwrapKey(this.#master, wrapped);
    this.#unwrapped.set(id, key);
    return key;
  }

  /** A damaged key is not one that was destroyed: in its place comes one that opens nothing, so that its boxes are told and no others. */
  #readOrUnfit(id: string): KeyObject | undefined {
    try {
      return this.#read(id);
    } catch (error) {
      if (error instanceof KeyNotUnwrapped) return newKey();
      throw error;
    }
  }

  /** One that was made before a loss, and is there, goes on. */
  #latestOf(name: KeyName): SealingKey | undefined {
    for (let loss = this.#losses; loss >= 0; loss -= 1) {
      const id = keyIdAfter(loss, name);
      const key = this.#read(id);
      if (key !== undefined) return { id, key };
    }
    return undefined;
  }

  /** All requests of one turn of the event loop share a commit. */
  readonly #make = (): void => {
    const requests = this.#requests;
    this.#requests = [];
    const made: Named[] = [];
    try {
      const { found, count } = this.#writes.run(() => ({
        found: requests.map(({ names }) => this.#ensured(names, made)),
        count: ofSomebody(made) === 0 ? undefined : this.#sql.count.get(ofSomebody(made)),
      }));
      this.#made = count ?? this.#made;
      for (const [at, { resolve }] of requests.entries()) resolve(found[at] ?? new Map());
    } catch (error) {
      for (const { id } of made) this.#unwrapped.delete(id);
      for (const { reject } of requests) reject(error);
    }
  };

  #ensured(names: readonly KeyName[], made: Named[]): SealingKeys {
    const keys = new Map<string, SealingKey>();
    for (const name of names) {
      if (this.#isEnded(name)) continue;
      keys.set(keyIdOf(name), this.#latestOf(name) ?? this.#add(name, made));
    }
    return keys;
  }

  #add(name: KeyName, made: Named[]): SealingKey {
    const added = { id: keyIdAfter(this.#losses, name), key: newKey() };
    this.#sql.add.run(added.id, name.subject, this.#masterId, wrapKey(this.#master, added.key));
    made.push({ ...added, subject: name.subject });
    return added;
  }
}
