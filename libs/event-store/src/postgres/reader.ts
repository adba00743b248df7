import { describe, lacksResources, Pool, type Statement } from '@plumbline/postgres';
import { StoreUnavailable, StoreUnreadable } from '@plumbline/event-log';
import type pg from 'pg';
import { isLost } from './failures.js';
import type { LogReach } from '../served/reach.js';

const CONNECTIONS = 3;

/** Reads committed rows of the log, or of the keys. */
export class Reader {
  private readonly pool: Pool;

  constructor(open: () => Promise<pg.Client>, reach: LogReach, connections = CONNECTIONS) {
    this.pool = new Pool({
      ...{ open, reach, connections, isLost },
      refusal: (cause) => new (lacksResources(cause) ? StoreUnavailable : StoreUnreadable)(describe(cause), { cause }),
      closed: () => new StoreUnavailable('The event store is closed.'),
    });
  }

  /** @throws StoreUnavailable, and StoreUnreadable where the server says that it cannot be read */
  query<Row>(statement: Statement, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return this.pool.query({ ...statement, values: [...values] });
  }

  /** Breaks off what is read. */
  close(): void {
    this.pool.close();
  }
}
