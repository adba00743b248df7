import { messageOf, openedFile, sqliteCode } from '@plumbline/sqlite';
import type Database from 'better-sqlite3';

/** Keys cannot be written. Nothing was changed. */
export class KeysUnwritable extends Error {
  override readonly name = 'KeysUnwritable';
}

const TRY_AGAIN_MS = 2_000;

/** Writes to a file of keys, each in a transaction of its own, and what prevents them. */
export class KeyWrites {
  readonly #db: Database.Database;
  readonly #replaced: () => string | undefined;
  #fault: string | undefined;
  #triedAt = 0;

  constructor(db: Database.Database) {
    this.#db = db;
    this.#replaced = openedFile(db.name);
  }

  /** @throws KeysUnwritable */
  run<T>(work: () => T): T {
    const replaced = this.#replaced();
    if (replaced !== undefined) throw new KeysUnwritable(`Keys cannot be written: ${replaced}.`);
    try {
      // What another process writes meanwhile is waited for: it could not be once the work has read something.
      const result = this.#db.transaction(work).immediate();
      this.#fault = undefined;
      return result;
    } catch (error) {
      const code = sqliteCode(error);
      if (code === undefined) throw error;
      this.#fault = `${messageOf(error)} (${code})`;
      this.#triedAt = performance.now();
      throw new KeysUnwritable(`Keys cannot be written: ${this.#fault}.`, { cause: error });
    }
  }

  /** Why nothing can be written now, tried again from time to time; undefined where it can. */
  get fault(): string | undefined {
    if (this.#fault !== undefined && performance.now() - this.#triedAt >= TRY_AGAIN_MS) this.#probe();
    return this.#fault ?? this.#replaced();
  }

  #probe(): void {
    try {
      this.run(() => this.#db.exec('UPDATE made SET count = count'));
    } catch {
      // What it failed with is the fault.
    }
  }
}
