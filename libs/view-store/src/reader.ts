import type { Database as Connection } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import type { Position } from '@plumbline/domain';
import { type Changes, ChangesInFile } from './changes.js';
import { type Checkpoint, type ParkedStream, readCheckpoints, readParked } from './checkpoints.js';
import { type Heartbeat, readHeartbeat } from './heartbeat.js';
import { viewsFile } from './open-file.js';
import { ViewsConnection } from './views-connection.js';
import { asUnavailable, ViewsUnavailable } from './views-unavailable.js';
import { readSource } from './source-log.js';
import { followBehind, type ViewsReader } from './views-reader.js';
import { Waiters } from './waiters.js';

const MOST_STATEMENTS = 300;
/** Health is asked by anybody, as often as they like. */
const TRY_AGAIN_MS = 250;

const POLL_MS = 4;

/** `current` may be another one from one call to the next. */
type Source = Readonly<{ current: Connection; close: () => void }>;

type Query = Readonly<{ sql: string; parameters: readonly unknown[] }>;
type Fault = Readonly<{ detail: string; query: Query; triedAt: number }>;
/** Runs a read of the file for a query. */
type Watch = <T>(query: Query, read: () => T) => T;

const watched = (sql: string, statement: SqliteStatement, watch: Watch): SqliteStatement => ({
  reader: statement.reader,
  all: (parameters) => watch({ sql, parameters }, () => statement.all(parameters)),
  run: (parameters) => watch({ sql, parameters }, () => statement.run(parameters)),
  iterate: (parameters) => watch({ sql, parameters }, () => statement.iterate(parameters)),
});

/** Kysely prepares every query anew; the SQL texts repeat, so prepared statements are cached. */
const keepingStatements = (source: Source, watch: Watch): SqliteDatabase => {
  const statements = new LRUCache<string, SqliteStatement>({ max: MOST_STATEMENTS });
  let of: Connection | undefined;
  return {
    close: () => {
      source.close();
    },
    prepare: (sql) => {
      const db = watch({ sql, parameters: [] }, () => source.current);
      if (db !== of) statements.clear();
      of = db;
      const cached = statements.get(sql);
      if (cached) return cached;
      const prepared = watch({ sql, parameters: [] }, () => db.prepare(sql) as SqliteStatement);
      const statement = watched(sql, prepared, watch);
      statements.set(sql, statement);
      return statement;
    },
  };
};

const REACHED = `SELECT CASE WHEN count("position") < count(*) THEN NULL ELSE min("position") END AS "reached" FROM projection_checkpoints`;

/** Queries of the file. */
export class ReadModelReader<Views> implements ViewsReader<Views> {
  readonly db: Kysely<Views>;
  readonly changes: Changes;
  readonly #source: Source;
  readonly #statements: SqliteDatabase;
  readonly #waiters = new Waiters();
  #poll: NodeJS.Timeout | undefined;
  #fault: Fault | undefined;

  constructor(source: Source) {
    this.#source = source;
    this.#statements = keepingStatements(source, (query, read) => this.#watch(query, read));
    this.db = new Kysely<Views>({ dialect: new SqliteDialect({ database: this.#statements }) });
    this.changes = new ChangesInFile(
      (sql) => this.#statements.prepare(sql),
      () => source.current,
    );
    followBehind(this.db, this.changes);
    this.#reached();
  }

  /** Why the file cannot be read, where that is so now: what failed last is tried again. */
  get failure(): string | null {
    const fault = this.#fault;
    if (fault === undefined) return null;
    if (performance.now() - fault.triedAt < TRY_AGAIN_MS) return fault.detail;
    try {
      this.#statements.prepare(fault.query.sql).all(fault.query.parameters);
      this.#fault = undefined;
      return null;
    } catch {
      return fault.detail;
    }
  }

  /** In the process of the runner, ask the runner instead. */
  async waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    this.#waiters.reached(this.#reached());
    const waiting = this.#waiters.add(position, timeoutMs);
    if (this.#waiters.size > 0)
      this.#poll ??= setInterval(() => {
        this.#look();
      }, POLL_MS);
    return waiting;
  }

  checkpoints(): readonly Checkpoint[] {
    return readCheckpoints(this.#source.current);
  }

  source(): string | null {
    return readSource(this.#source.current);
  }

  /** No other file is gone over to. */
  isWhole(): boolean {
    return true;
  }

  parked(): readonly ParkedStream[] {
    return readParked(this.#source.current);
  }

  heartbeat(): Heartbeat | undefined {
    return readHeartbeat(this.#source.current);
  }

  /** Closes the connection; of a reader that came from a `ReadModel`, close that instead. */
  close(): void {
    this.#rest();
    this.#waiters.giveUp();
    this.#source.close();
  }

  /** Every error of the file comes out as `ViewsUnavailable`. */
  #watch<T>(query: Query, read: () => T): T {
    try {
      return read();
    } catch (cause) {
      const error = asUnavailable(cause);
      if (error instanceof ViewsUnavailable) this.#fault = { detail: error.message, query, triedAt: performance.now() };
      throw error;
    }
  }

  /** The writer whose connection this is may have closed it. */
  #look(): void {
    try {
      if (!this.#source.current.open) this.#waiters.giveUp();
      if (this.#waiters.size > 0) this.#waiters.reached(this.#reached());
    } catch (cause) {
      const error = asUnavailable(cause);
      this.#waiters.fail(error instanceof Error ? error : new Error(String(error)));
    }
    if (this.#waiters.size === 0) this.#rest();
  }

  #reached(): Position | null {
    const [row] = this.#statements.prepare(REACHED).all([]) as { reached: Position | null }[];
    return row?.reached ?? null;
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
  const connection = new ViewsConnection(viewsFile(dataDir));
  try {
    return new ReadModelReader<Views>(connection);
  } catch (error) {
    connection.close();
    throw error;
  }
};
