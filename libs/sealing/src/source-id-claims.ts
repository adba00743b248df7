import type Database from 'better-sqlite3';
import type { KeyWrites } from './key-writes.js';

export type SourceIdClaim = Readonly<{ digest: string; subject: string }>;
type Claim = SourceIdClaim & Readonly<{ instead: string | undefined }>;
type Waiting = Readonly<{
  claim: Claim;
  resolve: (holder: string | undefined) => void;
  reject: (error: unknown) => void;
}>;

/**
 * Whose a source id is, by its digest. Claims lie with the keys, since they end with them: once somebody is erased, nothing tells any more
 * which id was theirs.
 */
export interface SourceIdClaims {
  /** Whether nobody has claimed any. */
  readonly none: boolean | Promise<boolean>;
  /** Whether they have to be claimed again, as the log says them, until `claimedAgain`. */
  readonly toClaimAgain: boolean;
  claimedAgain(): Promise<void>;
  holderOf(digest: string): Promise<string | undefined>;
  /** Whose it is now: the subject's where it was nobody's, or that of `instead`. Durable before this resolves. Erased people get none: undefined. */
  claim(digest: string, subject: string, instead?: string): Promise<string | undefined>;
  /** Changes nothing where it is somebody else's. */
  release(digest: string, subject: string): Promise<void>;
}

/** `user_version` of the file; 0 in one of before source ids had a key of their own. */
const CURRENT = 2;
export const TO_CLAIM_AGAIN = 1;

/** Whether claims of source ids have to be made again from the log. */
const isToClaimAgain = (db: Database.Database): boolean =>
  db.pragma('user_version', { simple: true }) === TO_CLAIM_AGAIN;

export const setToClaimAgain = (db: Database.Database, toClaimAgain: boolean): void => {
  db.pragma(`user_version = ${String(toClaimAgain ? TO_CLAIM_AGAIN : CURRENT)}`);
};

/** In the file of the keys. All claims of one turn of the event loop share a commit. `onClaimed` hears, in it, how many are new. */
export class SqliteSourceIdClaims implements SourceIdClaims {
  readonly #db: Database.Database;
  readonly #sql;
  readonly #writes: KeyWrites;
  readonly #onClaimed: (count: number) => void;
  #waiting: Waiting[] = [];

  constructor(db: Database.Database, writes: KeyWrites, onClaimed: (count: number) => void) {
    this.#db = db;
    this.#writes = writes;
    this.#onClaimed = onClaimed;
    this.#sql = {
      any: db.prepare<[], 1>('SELECT 1 FROM source_ids LIMIT 1').pluck(),
      find: db.prepare<[string], string>('SELECT subject FROM source_ids WHERE digest = ?').pluck(),
      put: db.prepare('INSERT OR REPLACE INTO source_ids VALUES (?, ?)'),
      remove: db.prepare('DELETE FROM source_ids WHERE digest = ? AND subject = ?'),
      isErased: db.prepare<[string], 1>('SELECT 1 FROM erased WHERE subject = ?').pluck(),
    };
  }

  get none(): boolean {
    return this.#sql.any.get() === undefined;
  }

  holderOf(digest: string): Promise<string | undefined> {
    return Promise.resolve(this.#sql.find.get(digest));
  }

  claim(digest: string, subject: string, instead?: string): Promise<string | undefined> {
    const holder = this.#sql.find.get(digest);
    if (holder !== undefined && holder !== instead) return Promise.resolve(holder);
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(this.#commit);
      this.#waiting.push({ claim: { digest, subject, instead }, resolve, reject });
    });
  }

  async release(digest: string, subject: string): Promise<void> {
    await Promise.resolve();
    this.#writes.run(() => this.#sql.remove.run(digest, subject));
  }

  get toClaimAgain(): boolean {
    return isToClaimAgain(this.#db);
  }

  async claimedAgain(): Promise<void> {
    await Promise.resolve();
    setToClaimAgain(this.#db, false);
  }

  /** The next start makes them again. */
  leaveToClaim(): void {
    setToClaimAgain(this.#db, true);
  }

  readonly #commit = (): void => {
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      const holders = this.#writes.run(() => {
        const found = waiting.map(({ claim }) => this.#claimed(claim));
        const count = found.filter(({ isNew }) => isNew).length;
        if (count > 0) this.#onClaimed(count);
        return found;
      });
      for (const [at, { resolve }] of waiting.entries()) resolve(holders[at]?.holder);
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  };

  #claimed({ digest, subject, instead }: Claim): Readonly<{ holder: string | undefined; isNew: boolean }> {
    const holder = this.#sql.find.get(digest);
    if (holder !== undefined && holder !== instead) return { holder, isNew: false };
    if (this.#sql.isErased.get(subject) !== undefined) return { holder, isNew: false };
    this.#sql.put.run(digest, subject);
    return { holder: subject, isNew: true };
  }
}

/** Gone with the process. */
export class MemorySourceIdClaims implements SourceIdClaims {
  readonly toClaimAgain = false;
  readonly #holders = new Map<string, string>();
  readonly #isErased: (subject: string) => boolean;

  constructor(isErased: (subject: string) => boolean) {
    this.#isErased = isErased;
  }

  get none(): boolean {
    return this.#holders.size === 0;
  }

  holderOf(digest: string): Promise<string | undefined> {
    return Promise.resolve(this.#holders.get(digest));
  }

  claim(digest: string, subject: string, instead?: string): Promise<string | undefined> {
    const holder = this.#holders.get(digest);
    const isFree = holder === undefined || holder === instead;
    if (isFree && !this.#isErased(subject)) this.#holders.set(digest, subject);
    return Promise.resolve(this.#holders.get(digest));
  }

  release(digest: string, subject: string): Promise<void> {
    if (this.#holders.get(digest) === subject) this.#holders.delete(digest);
    return Promise.resolve();
  }

  claimedAgain(): Promise<void> {
    return Promise.resolve();
  }

  /** Drops every claim of a person. */
  endOf(subject: string): void {
    for (const [digest, holder] of this.#holders) if (holder === subject) this.#holders.delete(digest);
  }
}
