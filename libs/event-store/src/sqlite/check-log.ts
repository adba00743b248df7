// A checking thread runs this from plain sources too: only erasable syntax, and nothing of other libraries but types.
import type Database from 'better-sqlite3';
import type { Stored } from '../codec/rows.js';
import { hasItsBoxes, leafProblem } from '../codec/leaf.js';
import type { Place } from '../stored/append.js';
import { checksumOf, type StoredCommand } from '../stored/command-row.js';

const SLICE = 5_000;

/** At most so many events after a position and up to another; those of a file of version 2 have no boxes yet. */
export const eventsOf = (
  version: unknown,
  limit: number,
): string => `SELECT position, id, stream, revision, type, version, data, recorded_at AS recordedAt, actor,
  correlation_id AS correlationId, causation_id AS causationId, command, leaf_format AS leafFormat, leaf_hash AS leafHash,
  ${version === 2 ? 'NULL' : 'boxes'} AS boxes, ${version === 2 ? 'NULL' : 'boxes_sum'} AS boxesSum
  FROM events WHERE position > ? AND position <= ? ORDER BY position LIMIT ${String(limit)}`;

const HEADS = `SELECT position AS head, (SELECT coalesce(max(position), 0) FROM events) AS last,
  (SELECT coalesce(min(position), 1) FROM events) AS first FROM log_end`;

type End = Readonly<{ revision: number; position: number }>;

const ensure = (holds: boolean, problem: string): void => {
  if (!holds) throw new Error(problem);
};

/** What was checked so far, against which the rest is. */
type Seen = { position: number; ends: Map<string, End> };

/** `texts` hears of boxes that are not what was written: they concern the texts of one event, and nothing else. */
export type CheckListener = Readonly<{
  progress?: (position: number, head: number) => void;
  texts?: (problem: string) => void;
}>;

const checkCommand = (db: Database.Database, command: string, position: number): void => {
  const { key, request, index, count } = JSON.parse(command) as Record<'key' | 'request', string> &
    Record<'index' | 'count', number>;
  if (index < count - 1) return;
  const row = db.prepare('SELECT request, receipt FROM commands WHERE key = ?').get(key) as StoredCommand | undefined;
  const receipt = row && (JSON.parse(row.receipt) as Place);
  const place = `the record of the command that wrote the event at position ${String(position)}`;
  ensure(row?.request === request && receipt?.position === position, `${place} is missing or another`);
};

const checkEvent = (db: Database.Database, seen: Seen, event: Stored): void => {
  const { position, stream, revision, command } = event;
  ensure(position === seen.position + 1, `the event at position ${String(seen.position + 1)} is missing`);
  ensure(leafProblem(event) === undefined, `the event at position ${String(position)} is not what was written`);
  const before = seen.ends.get(stream)?.revision ?? -1;
  ensure(revision === before + 1, `an event is missing in the stream before the event at position ${String(position)}`);
  seen.ends.set(stream, { revision, position });
  if (command !== null) checkCommand(db, command, position);
  seen.position = position;
};

/** Streams that were written to meanwhile have a later position, and end with the event there. */
const STREAMS = `SELECT s.stream, s.revision, s.position, e.revision AS found FROM streams s
  LEFT JOIN events e ON e.position = s.position AND e.stream = s.stream`;

const checkStreams = (db: Database.Database, { position: head, ends }: Seen): void => {
  for (const row of db.prepare(STREAMS).iterate()) {
    const { stream, revision, position, found } = row as End & { stream: string; found: number | null };
    const end = position > head ? { revision: found, position } : ends.get(stream);
    const isSame = end?.revision === revision && end.position === position;
    ensure(isSame, `a stream that is recorded to end at position ${String(position)} does not`);
    ends.delete(stream);
  }
  const [left] = ends.values();
  ensure(left === undefined, `the end of a stream at position ${String(left?.position)} is not recorded`);
};

const checkCommands = (db: Database.Database): void => {
  for (const each of db.prepare('SELECT key, request, receipt, checksum FROM commands').iterate()) {
    const row = each as StoredCommand;
    ensure(checksumOf(row).equals(row.checksum), 'the record of a command is not what was written');
  }
};

/**
 * Reads all that is stored, and throws where something is not as it was written. Slices are queries of their own, so that a check in the background
 * never keeps the log from being checkpointed; what is written meanwhile is left out.
 */
export const checkLog = (db: Database.Database, { progress, texts }: CheckListener = {}): void => {
  const integrity = db.pragma('integrity_check(1)', { simple: true });
  ensure(integrity === 'ok', String(integrity));
  const { head, last, first } = db.prepare(HEADS).get() as Readonly<Record<'head' | 'last' | 'first', number>>;
  ensure(head === last, 'the log does not end where it should');
  ensure(first > 0, `an event was put in before the first one, at position ${String(first)}`);
  const seen: Seen = { position: 0, ends: new Map() };
  const slice = db.prepare<[number, number], Stored>(eventsOf(db.pragma('user_version', { simple: true }), SLICE));
  while (seen.position < head) {
    const events = slice.all(seen.position, head);
    ensure(events.length > 0, `the events after position ${String(seen.position)} are missing`);
    for (const event of events) {
      checkEvent(db, seen, event);
      if (!hasItsBoxes(event))
        texts?.(`the sealed texts of the event at position ${String(event.position)} are not what was written`);
    }
    progress?.(seen.position, head);
  }
  checkStreams(db, seen);
  checkCommands(db);
};
