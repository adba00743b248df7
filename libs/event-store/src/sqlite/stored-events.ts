import { isTextEnding, type AppendReceipt } from '@plumbline/event-log';
import type Database from 'better-sqlite3';
import type { KeysUsed } from '../codec/codec.js';
import type { Stored } from '../codec/rows.js';
import { recordIn } from '../stored/answer.js';
import type { StoredCommand } from '../stored/command-row.js';
import { type LogEnd, type LogRow, type StreamRow, wholeEnd, wholeSlice, wholeStream } from '../stored/whole.js';
import { connectReader } from './connect.js';
import { keysFindingOf, keysProblemOf, keysUsedIn } from './ensure-keys.js';
import { ENDS_TEXTS, FOLDED_NAME } from './schema.js';

const columns = (
  boxes: string,
): string => `e.position, e.id, e.stream, e.revision, e.type, e.version, e.data, e.recorded_at AS recordedAt, e.actor,
  e.correlation_id AS correlationId, e.causation_id AS causationId, e.command, e.leaf_format AS leafFormat, e.leaf_hash AS leafHash,
  ${boxes}`;
const COLUMNS = columns('e.boxes, e.boxes_sum AS boxesSum');
/** For readers that get references: boxes are most of an event with texts. */
const WITHOUT_BOXES = columns('NULL AS boxes, NULL AS boxesSum');

const STREAM = `SELECT s.revision AS end, s.position AS endAt, l.position AS foundAt, ${COLUMNS}
  FROM (SELECT ? AS stream) q LEFT JOIN streams s ON s.stream = q.stream
  LEFT JOIN events l ON l.stream = q.stream AND l.revision = s.revision
  LEFT JOIN events e ON e.stream = q.stream AND e.revision >= ? ORDER BY e.revision`;
const all = (of: string): string =>
  `SELECT l.position AS end, ${of} FROM log_end l LEFT JOIN events e ON e.position > ? ORDER BY e.position LIMIT ?`;

/**
 * The queries of one reading connection. Each is one statement, so it sees one committed state and leaves no transaction open.
 */
export class StoredEvents {
  private readonly sql;

  constructor(private readonly db: Database.Database) {
    this.sql = {
      stream: db.prepare<[string, number], StreamRow>(STREAM),
      all: {
        with: db.prepare<[number, number], LogRow>(all(COLUMNS)),
        without: db.prepare<[number, number], LogRow>(all(WITHOUT_BOXES)),
      },
      at: db.prepare<[string], Stored>(`SELECT ${COLUMNS} FROM json_each(?) p JOIN events e ON e.position = p.value`),
      last: db.prepare<[], LogEnd>(
        'SELECT position AS recorded, (SELECT max(position) FROM events) AS found FROM log_end',
      ),
      streamsWith: db
        .prepare<[string], string>('SELECT DISTINCT stream FROM events WHERE position > 0 AND type = ?')
        .pluck(),
      streamsLike: db.prepare<[string], string>(`SELECT stream FROM streams WHERE ${FOLDED_NAME} = ?`).pluck(),
      endedBy: db
        .prepare<[string], string>(
          `SELECT DISTINCT stream FROM events WHERE ${ENDS_TEXTS} AND position > 0 AND type = ?`,
        )
        .pluck(),
      lost: db.prepare<[], number | null>('SELECT max(last_position) FROM keys_lost').pluck(),
      record: db.prepare<[string], StoredCommand>('SELECT key, request, receipt, checksum FROM commands WHERE key = ?'),
    };
  }

  ofStream(stream: string, from: bigint): readonly Stored[] {
    const first = Number(from);
    return wholeStream(this.sql.stream.all(stream, first), stream, first);
  }

  /** Without boxes, `boxes` and `boxesSum` are null. */
  after(position: number, limit: number, boxes: 'with' | 'without'): readonly Stored[] {
    return wholeSlice(this.sql.all[boxes].all(position, limit), position, limit);
  }

  /** Those that are there. */
  at(positions: readonly number[]): readonly Stored[] {
    return this.sql.at.all(JSON.stringify(positions));
  }

  /** 0 where there is none. */
  lastPosition(): number {
    return wholeEnd(this.sql.last.get());
  }

  streamsWith(type: string): readonly string[] {
    return (isTextEnding(type) ? this.sql.endedBy : this.sql.streamsWith).all(type);
  }

  streamsLike(stream: string): readonly string[] {
    return this.sql.streamsLike.all(stream.toLowerCase());
  }

  /** Up to which position texts may be lost, since somebody went on without their keys; 0 where nobody did. */
  lostUpTo(): number {
    return this.sql.lost.get() ?? 0;
  }

  record(key: string): { request: string; receipt: AppendReceipt } | undefined {
    const recorded = this.sql.record.get(key);
    return recorded && recordIn(recorded);
  }

  /** Why these are not the keys that its texts are sealed with; undefined where they are. */
  keysProblem(keys: KeysUsed | null): string | undefined {
    return keysProblemOf(this.db, keys);
  }

  keysFinding(keys: KeysUsed | null, lacking: number): string | undefined {
    return keysFindingOf(this.db, keys, lacking);
  }

  keysUsed(): KeysUsed | undefined {
    return keysUsedIn(this.db);
  }

  /** Changes when any other connection, of any process, has committed. */
  dataVersion(): number {
    return this.db.pragma('data_version', { simple: true }) as number;
  }

  /** On a connection of its own, which keeps nothing that it reads in the memory of this one. */
  another(): StoredEvents {
    return openStoredEvents(this.db.name);
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
