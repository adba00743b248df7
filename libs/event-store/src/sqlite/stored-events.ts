import { isTextEnding, StoreUnreadable, type AppendReceipt } from '@plumbline/event-log';
import type Database from 'better-sqlite3';
import type { KeysUsed } from '../codec/codec.js';
import type { Stored } from '../codec/rows.js';
import { toPosition } from '../position.js';
import { checksumOf, type CommandRow } from './checksum.js';
import { connectReader } from './connect.js';
import { keysProblem } from './ensure-keys.js';
import type { Place } from './protocol.js';
import { ENDS_TEXTS, FOLDED_NAME } from './schema.js';

const columns = (
  boxes: string,
): string => `e.position, e.id, e.stream, e.revision, e.type, e.version, e.data, e.recorded_at AS recordedAt, e.actor,
  e.correlation_id AS correlationId, e.causation_id AS causationId, e.command, e.leaf_format AS leafFormat, e.leaf_hash AS leafHash,
  ${boxes}`;
const COLUMNS = columns('e.boxes, e.boxes_sum AS boxesSum');
/** For readers that get references: boxes are most of an event with texts. */
const WITHOUT_BOXES = columns('NULL AS boxes, NULL AS boxesSum');

/** One row without an event where there is none. `end` is the one that the store recorded. */
type Row<End> = Readonly<{ end: End }> & (Stored | Readonly<{ position: null }>);
/** `endAt`: the recorded position of the end of a stream; `foundAt`: where the event of that revision is. */
type StreamRow = Row<number | null> & Readonly<{ endAt: number | null; foundAt: number | null }>;

const STREAM = `SELECT s.revision AS end, s.position AS endAt, l.position AS foundAt, ${COLUMNS}
  FROM (SELECT ? AS stream) q LEFT JOIN streams s ON s.stream = q.stream
  LEFT JOIN events l ON l.stream = q.stream AND l.revision = s.revision
  LEFT JOIN events e ON e.stream = q.stream AND e.revision >= ? ORDER BY e.revision`;
const all = (of: string): string =>
  `SELECT l.position AS end, ${of} FROM log_end l LEFT JOIN events e ON e.position > ? ORDER BY e.position LIMIT ?`;

/** Health shows the problem to anybody, so the name of a stream or a position is only in the cause, which is logged. */
const ensure = (holds: boolean, problem: string, where?: () => string): void => {
  if (!holds) throw new StoreUnreadable(problem, { cause: where && new Error(where()) });
};

const eventsOf = <End>(rows: readonly Row<End>[]): readonly Stored[] =>
  rows.filter((row): row is Row<End> & Stored => row.position !== null);

export const receiptOf = ({ stream, revision, position, appended }: Place): AppendReceipt => ({
  stream,
  revision: revision === null ? null : BigInt(revision),
  position: position === null ? null : toPosition(position),
  appended,
});

/**
 * The queries of one reading connection. Each is one statement, so it sees one committed state and leaves no transaction open.
 * What is missing, out of order or of another stream is refused, never left out: the file's indexes may be damaged too.
 */
export class StoredEvents {
  private readonly sql;

  constructor(private readonly db: Database.Database) {
    this.sql = {
      stream: db.prepare<[string, number], StreamRow>(STREAM),
      all: {
        with: db.prepare<[number, number], Row<number>>(all(COLUMNS)),
        without: db.prepare<[number, number], Row<number>>(all(WITHOUT_BOXES)),
      },
      at: db.prepare<[string], Stored>(`SELECT ${COLUMNS} FROM json_each(?) p JOIN events e ON e.position = p.value`),
      last: db.prepare<[], { recorded: number; found: number | null }>(
        'SELECT position AS recorded, (SELECT max(position) FROM events) AS found FROM log_end',
      ),
      streamsWith: db.prepare<[string], string>('SELECT DISTINCT stream FROM events WHERE type = ?').pluck(),
      streamsLike: db.prepare<[string], string>(`SELECT stream FROM streams WHERE ${FOLDED_NAME} = ?`).pluck(),
      endedBy: db
        .prepare<[string], string>(`SELECT DISTINCT stream FROM events WHERE ${ENDS_TEXTS} AND type = ?`)
        .pluck(),
      lost: db.prepare<[], number | null>('SELECT max(last_position) FROM keys_lost').pluck(),
      record: db.prepare<[string], CommandRow & { checksum: Buffer }>(
        'SELECT key, request, receipt, checksum FROM commands WHERE key = ?',
      ),
    };
  }

  ofStream(stream: string, from: bigint): readonly Stored[] {
    const first = Number(from);
    const rows = this.sql.stream.all(stream, first);
    const events = eventsOf(rows);
    const end = rows[0]?.end ?? -1;
    const isWhole = events.every((event, at) => event.revision === first + at && event.stream === stream);
    const isEnded = events.length === 0 ? end < first : end === first + events.length - 1;
    ensure(
      isWhole && isEnded && rows[0]?.endAt === rows[0]?.foundAt,
      'the events of a stream are not all there',
      () => `stream ${stream}`,
    );
    return events;
  }

  /** Without boxes, `boxes` and `boxesSum` are null. */
  after(position: number, limit: number, boxes: 'with' | 'without'): readonly Stored[] {
    const rows = this.sql.all[boxes].all(position, limit);
    const events = eventsOf(rows);
    const end = rows[0]?.end ?? -1;
    const isWhole = events.every((event, at) => event.position === position + 1 + at);
    const isEnded =
      events.length === limit || end === position + events.length || (events.length === 0 && end <= position);
    ensure(
      isWhole && isEnded && end >= 0,
      'events of the log are not all there',
      () => `after position ${String(position)}`,
    );
    return events;
  }

  /** Those that are there. */
  at(positions: readonly number[]): readonly Stored[] {
    return this.sql.at.all(JSON.stringify(positions));
  }

  /** 0 where there is none. */
  lastPosition(): number {
    const ends = this.sql.last.get();
    ensure(ends?.recorded === (ends?.found ?? 0), 'the log does not end where it should');
    return ends?.recorded ?? 0;
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
    if (recorded === undefined) return undefined;
    ensure(checksumOf(recorded).equals(recorded.checksum), 'the record of a command is not what was written');
    return { request: recorded.request, receipt: receiptOf(JSON.parse(recorded.receipt) as Place) };
  }

  /** Why these are not the keys that its texts are sealed with; undefined where they are. */
  keysProblem(keys: KeysUsed | null): string | undefined {
    return keysProblem(this.db, keys);
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
