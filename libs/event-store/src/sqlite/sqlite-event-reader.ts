import { StoreUnavailable, type AppendResult, type EventStore } from '@plumbline/event-log';
import { SqliteReads } from './sqlite-reads.js';

/** Reads a data directory that another process may be writing. */
export class SqliteEventReader extends SqliteReads implements EventStore {
  /** Always throws `StoreUnavailable`: only the process that owns the data directory can append. */
  append(): Promise<AppendResult> {
    return Promise.reject(new StoreUnavailable('This event store was opened for reading only.'));
  }
}
