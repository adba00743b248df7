import Database, { type Database as Connection } from 'better-sqlite3';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import type { Position } from '@plumbline/domain';
import { type Checkpoint, type ParkedStream, readCheckpoints, readParked } from './checkpoints.js';
import { viewsFile } from './open-file.js';
import { Waiters } from './waiters.js';

const KEPT_STATEMENTS = 300;
const POLL_MS = 4;

/** Kysely prepares every query anew; the texts repeat, so the statements are kept. */
const keepingStatements = (db: Connection): SqliteDatabase => {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => db.close(),
    prepare: (sql) => {
      const known = kept.get(sql);
      if (known) return known;
      if (kept.size >= KEPT_STATEMENTS) kept.clear();
      const statement = db.prepare(sql) as SqliteStatement;
      kept.set(sql, statement);
      return statement;
    },
  };
};

const REACHED = `SELECT CASE WHEN count("position") < count(*) THEN NULL ELSE min("position") END FROM projection_checkpoints`;

/** Queries of the read model. `db` sees what was committed, never half of a batch and never a view between two generations. */
export class ReadModelReader<Views> {
  readonly db: Kysely<Views>;
  readonly #connection: Connection;
  readonly #waiters = new Waiters();
  readonly #reached: () => Position | null;
  #poll: NodeJS.Timeout | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.db = new Kysely<Views>({ dialect: new SqliteDialect({ database: keepingStatements(connection) }) });
    const statement = connection.prepare(REACHED).pluck();
    this.#reached = () => statement.get() as Position | null;
  }

  /** True as soon as every view has handled the position; false after `timeoutMs`. Where the runner is at hand, ask it instead. */
  waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    const reached = this.#reached();
    if (reached !== null && reached >= position) return Promise.resolve(true);
    const waiting = this.#waiters.add(position, timeoutMs);
    this.#poll ??= setInterval(() => {
      this.#look();
    }, POLL_MS);
    return waiting;
  }

  checkpoints(): readonly Checkpoint[] {
    return readCheckpoints(this.#connection);
  }

  parked(): readonly ParkedStream[] {
    return readParked(this.#connection);
  }

  /** Closes the connection; of a reader that came from a `ReadModel`, close that instead. */
  close(): void {
    this.#rest();
    this.#waiters.giveUp();
    this.#connection.close();
  }

  /** The writer whose connection this is may have closed it. */
  #look(): void {
    if (!this.#connection.open) this.#waiters.giveUp();
    if (this.#waiters.size > 0) this.#waiters.reached(this.#reached());
    if (this.#waiters.size === 0) this.#rest();
  }

  #rest(): void {
    clearInterval(this.#poll);
    this.#poll = undefined;
  }
}

/**
 * Opens `views.db` for queries only, in the process of the runner or in another.
 * @throws where no runner has made the file yet
 */
export const openReadModelReader = <Views>({ dataDir }: { dataDir: string }): ReadModelReader<Views> => {
  const db = new Database(viewsFile(dataDir), { readonly: true, fileMustExist: true });
  db.pragma('busy_timeout = 5000');
  db.pragma('query_only = ON');
  return new ReadModelReader<Views>(db);
};
