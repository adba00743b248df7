import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';

/** Runs one query. */
export type Ask = <Row>(sql: string, parameters: readonly unknown[]) => Promise<readonly Row[]>;

const onlyReads = (): never => {
  throw new Error('views are only read here');
};

/** Queries one by one, on whichever connection: nothing here writes, or needs a transaction. */
class ReadingDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(ask: Ask) {
    this.#connection = {
      executeQuery: async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => ({
        rows: [...(await ask<R>(sql, parameters))],
      }),
      streamQuery: onlyReads,
    };
  }

  init(): Promise<void> {
    return Promise.resolve();
  }

  acquireConnection(): Promise<DatabaseConnection> {
    return Promise.resolve(this.#connection);
  }

  beginTransaction = onlyReads;
  commitTransaction = onlyReads;
  rollbackTransaction = onlyReads;

  releaseConnection(): Promise<void> {
    return Promise.resolve();
  }

  destroy(): Promise<void> {
    return Promise.resolve();
  }
}

/** SQL of PostgreSQL for Kysely, over connections that it knows nothing of. */
export const readingDialect = (ask: Ask): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new ReadingDriver(ask),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createIntrospector: (db) => new PostgresIntrospector(db),
});
