import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import type { KeyObject } from 'node:crypto';
import { wrappedBy } from './keys-file.js';
import { keysFileOf, type KeysPlace, KeysUnusable } from './keys-place.js';
import { keyIdOf, type KeyName, type Keyring, type Keys, type SealingKeys } from './keyring.port.js';
import { unwrapKey } from './key-wrap.js';
import { idOf } from './master-key.js';
import { mastersOf } from './master-key-files.js';
import { MemorySourceIdClaims } from './source-id-claims.js';

const READ_ONLY = 'These keys were opened for reading only.';

/** Reads the keys of a place, and changes nothing there. */
export class KeysReader implements Keyring {
  readonly id: string;
  readonly made = 0;
  readonly fault = undefined;
  readonly isShared = false;
  readonly destroyed = 0;
  /** None: `hasClaims` says whether there are any. */
  readonly sourceIds = new MemorySourceIdClaims(() => true);
  readonly #db: Database.Database;
  readonly #master: KeyObject | undefined;
  readonly #find;
  readonly #isErased;
  readonly #isEnded;

  private constructor(db: Database.Database, place: KeysPlace) {
    const wrapped = wrappedBy(db);
    this.#db = db;
    this.#master = mastersOf(place).find((master) => wrapped.every((id) => id === idOf(master)));
    if (this.#master === undefined && wrapped.length > 0)
      throw new KeysUnusable(`The keys in ${db.name} are wrapped by another master key than the one given.`);
    this.#find = db.prepare<[string], Buffer>('SELECT wrapped FROM keys WHERE id = ?').pluck();
    this.#isErased = db.prepare<[string], 1>('SELECT 1 FROM erased WHERE subject = ?').pluck();
    // A file of before streams could be ended.
    const knowsEnds = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'ended'").get() !== undefined;
    this.#isEnded = knowsEnds ? db.prepare<[string], 1>('SELECT 1 FROM ended WHERE stream = ?').pluck() : undefined;
    this.id = String(db.prepare('SELECT id FROM keyring').pluck().get());
  }

  /** Null where there are no keys. @throws KeysUnusable */
  static open(place: KeysPlace): KeysReader | null {
    const file = keysFileOf(place);
    if (!existsSync(file)) return null;
    const db = new Database(file, { readonly: true });
    try {
      return new KeysReader(db, place);
    } catch (error) {
      db.close();
      throw error;
    }
  }

  afterLosses(): void {}

  destroyedByNow(): number {
    return this.destroyed;
  }

  toSeal(): Promise<SealingKeys> {
    return Promise.reject(new KeysUnusable(READ_ONLY));
  }

  toOpen(ids: Iterable<string>): Promise<Keys> {
    const keys = new Map<string, KeyObject>();
    for (const id of ids) {
      const wrapped = this.#find.get(id);
      if (wrapped !== undefined && this.#master !== undefined) keys.set(id, unwrapKey(this.#master, wrapped));
    }
    return Promise.resolve(keys);
  }

  endedAmong(names: Iterable<KeyName>): Promise<ReadonlySet<string>> {
    const ended = [...names].filter(
      ({ subject, stream }) => this.#isErased.get(subject) !== undefined || this.#isEnded?.get(stream) !== undefined,
    );
    return Promise.resolve(new Set(ended.map(keyIdOf)));
  }

  /** Whether anybody has claimed a source id. In a file from before there were any nobody has. */
  get hasClaims(): boolean {
    const there = this.#db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'source_ids'").get() !== undefined;
    return there && this.#db.prepare('SELECT 1 FROM source_ids LIMIT 1').get() !== undefined;
  }

  destroy(): Promise<void> {
    return Promise.reject(new KeysUnusable(READ_ONLY));
  }

  close(): Promise<void> {
    this.#db.close();
    return Promise.resolve();
  }
}
