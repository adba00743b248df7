import { describe, lacksResources, Pool, type Reach, type Refusal, type Statement } from '@plumbline/postgres';
import { KeysUnavailable, StoreUnavailable, StoreUnreadable } from '@plumbline/event-log';
import type pg from 'pg';
import { isLost } from './failures.js';

const CONNECTIONS = 3;

export type ReaderOptions = Readonly<{
  open: () => Promise<pg.Client>;
  reach: Reach;
  connections: number;
  /** Where the server is there, and says no. */
  refusal: Refusal;
  closed: () => Error;
}>;

/** Reads committed rows of the log, or of the keys. */
export class Reader {
  private readonly pool: Pool;

  constructor({ refusal, ...options }: ReaderOptions) {
    this.pool = new Pool({ ...options, isLost, refusal: (cause) => refusal(describe(cause), cause) });
  }

  /** @throws what the options say, and what the server's reach does where it is away */
  query<Row>(statement: Statement, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return this.pool.query({ ...statement, values: [...values] });
  }

  /** Breaks off what is read. */
  close(): void {
    this.pool.close();
  }
}

type Of = Pick<ReaderOptions, 'open' | 'reach'>;

/** Throws StoreUnavailable, and StoreUnreadable where the server says that it cannot be read. */
export const readerOfLog = (of: Of): Reader =>
  new Reader({
    ...of,
    connections: CONNECTIONS,
    refusal: (why, cause) => new (lacksResources(cause) ? StoreUnavailable : StoreUnreadable)(why, { cause }),
    closed: () => new StoreUnavailable('The event store is closed.'),
  });

/** Throws KeysUnavailable. */
export const readerOfKeys = (of: Of): Reader =>
  new Reader({
    ...of,
    connections: 1,
    refusal: (why, cause) => new KeysUnavailable(`The keys of texts about people cannot be read: ${why}`, { cause }),
    closed: () => new KeysUnavailable('The keys in PostgreSQL are closed.'),
  });
