import type { AppendReceipt } from '@plumbline/application';
import type Database from 'better-sqlite3';
import type { Stored } from '../codec/codec.js';
import { toPosition } from '../position.js';
import { connectReader } from './connect.js';
import type { Place } from './protocol.js';

const COLUMNS = `position, id, stream, revision, type, version, data, recorded_at AS recordedAt, actor,
  correlation_id AS correlationId, causation_id AS causationId, idempotency_key AS idempotencyKey`;

export const receiptOf = ({ stream, revision, position, appended }: Place): AppendReceipt => ({
  stream,
  revision: revision === null ? null : BigInt(revision),
  position: position === null ? null : toPosition(position),
  appended,
});

/** The queries of one reading connection. Each is one statement, so it sees one committed state and leaves no transaction open. */
export class StoredEvents {
  private readonly sql;

  constructor(private readonly db: Database.Database) {
    this.sql = {
      stream: db.prepare<[string, number], Stored>(
        `SELECT ${COLUMNS} FROM events WHERE stream = ? AND revision >= ? ORDER BY revision`,
      ),
      all: db.prepare<[number, number], Stored>(
        `SELECT ${COLUMNS} FROM events WHERE position > ? ORDER BY position LIMIT ?`,
      ),
      last: db.prepare<[], number | null>('SELECT max(position) FROM events').pluck(),
      record: db.prepare<[string], { request: string; receipt: string }>(
        'SELECT request, receipt FROM commands WHERE key = ?',
      ),
    };
  }

  ofStream(stream: string, from: bigint): readonly Stored[] {
    return this.sql.stream.all(stream, Number(from));
  }

  after(position: number, limit: number): readonly Stored[] {
    return this.sql.all.all(position, limit);
  }

  /** 0 where there is none. */
  lastPosition(): number {
    return this.sql.last.get() ?? 0;
  }

  record(key: string): { request: string; receipt: AppendReceipt } | undefined {
    const recorded = this.sql.record.get(key);
    return recorded && { request: recorded.request, receipt: receiptOf(JSON.parse(recorded.receipt) as Place) };
  }

  /** Changes when any other connection, of any process, has committed. */
  dataVersion(): number {
    return this.db.pragma('data_version', { simple: true }) as number;
  }

  close(): void {
    this.db.close();
  }
}

/** Closes the connection if the file lacks the tables. */
export const openStoredEvents = (file: string): StoredEvents => {
  const db = connectReader(file);
  try {
    return new StoredEvents(db);
  } catch (error) {
    db.close();
    throw error;
  }
};
