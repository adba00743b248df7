import { identityOf } from '@plumbline/sqlite';
import Database, { type Database as Connection } from 'better-sqlite3';

/** `application_id` of a file in which every view has caught up once. */
export const WHOLE = 1;
const LOOK_MS = 1_000;

const open = (file: string): Connection => {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  db.pragma('busy_timeout = 5000');
  db.pragma('query_only = ON');
  return db;
};

/** True once every view in it has caught up: until then it would answer that there is nothing. */
const isWhole = (db: Connection): boolean => db.pragma('application_id', { simple: true }) === WHOLE;

/**
 * A reading connection to the current `views.db`. The runner may have set the file aside and created another under the same
 * name; an old connection would read the old file for ever.
 */
export class ViewsConnection {
  readonly #file: string;
  #db: Connection;
  #identity: string | undefined;
  #lookAt: number;

  /** @throws where there is no file */
  constructor(file: string) {
    this.#file = file;
    this.#identity = identityOf(file);
    this.#db = open(file);
    this.#lookAt = performance.now() + LOOK_MS;
  }

  get current(): Connection {
    if (performance.now() >= this.#lookAt) this.#look();
    return this.#db;
  }

  close(): void {
    this.#lookAt = Infinity;
    this.#db.close();
  }

  #look(): void {
    this.#lookAt = performance.now() + LOOK_MS;
    const identity = identityOf(this.#file);
    // There is none while the runner is between two files.
    if (identity === undefined || identity === this.#identity || this.#db.inTransaction) return;
    const db = open(this.#file);
    if (!isWhole(db)) {
      db.close();
      return;
    }
    this.#db.close();
    this.#db = db;
    this.#identity = identity;
  }
}
