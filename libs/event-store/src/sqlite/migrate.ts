// Runs in the writer thread, from plain sources too: only erasable syntax, and nothing of other libraries but types.
import type Database from 'better-sqlite3';
import { leafHash, LEAF_FORMATS } from '../codec/leaf.js';
import { checksumOf } from '../stored/command-row.js';

/** Commands wrote their events together, so those of one key are all of its events, in order. */
const EVENTS = `
INSERT INTO events
SELECT e.position, e.id, e.stream, e.revision, e.type, e.version, e.data, e.recorded_at, e.actor, e.correlation_id, e.causation_id,
  command_of(k.key, k.request, k.at, k.count), leaf_format(),
  hash_of(e.id, e.type, e.version, e.stream, e.revision, e.data, e.recorded_at, e.actor, e.correlation_id, e.causation_id,
    command_of(k.key, k.request, k.at, k.count)),
  NULL, NULL
FROM events_v1 e LEFT JOIN (
  SELECT i.position, i.idempotency_key AS key, c.request,
    row_number() OVER (PARTITION BY i.idempotency_key ORDER BY i.position) - 1 AS at,
    count(*) OVER (PARTITION BY i.idempotency_key) AS count
  FROM events_v1 i JOIN commands_v1 c ON c.key = i.idempotency_key
) k ON k.position = e.position
ORDER BY e.position`;

const REST = `
INSERT INTO commands SELECT key, request, receipt, checksum_of(key, request, receipt) FROM commands_v1;
INSERT INTO streams SELECT stream, max(revision), max(position) FROM events GROUP BY stream;
UPDATE log_end SET position = (SELECT coalesce(max(position), 0) FROM events);
DROP TABLE events_v1;
DROP TABLE commands_v1;`;

const defineFunctions = (db: Database.Database): void => {
  const pure = { deterministic: true };
  db.function('leaf_format', pure, () => LEAF_FORMATS.clear);
  db.function('checksum_of', pure, (key: string, request: string, receipt: string) =>
    checksumOf({ key, request, receipt }),
  );
  db.function('command_of', pure, (key: string | null, request: string, index: number, count: number) =>
    key === null ? null : JSON.stringify({ count, index, key, request }),
  );
  const hashOf = (...of: readonly unknown[]): Buffer => {
    const [id, type, version, stream, revision, data] = of as [string, string, number, string, number, string];
    const [recordedAt, actor, correlationId, causationId, command] = of.slice(6) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const event = { id, type, version, data, recordedAt, actor, correlationId, causationId, command };
    return leafHash({ ...event, stream, revision });
  };
  db.function('hash_of', { ...pure, varargs: true }, hashOf);
};

const addLeafHashes = (db: Database.Database, ddl: string): number => {
  defineFunctions(db);
  db.exec('ALTER TABLE events RENAME TO events_v1; ALTER TABLE commands RENAME TO commands_v1;');
  db.exec(ddl);
  db.exec(EVENTS);
  db.exec(REST);
  const last = db.prepare('SELECT position FROM log_end').pluck().get() as number;
  db.prepare('INSERT INTO migrations VALUES (2, ?, ?)').run(new Date().toISOString(), last);
  return last;
};

const ADD_BOXES = 'ALTER TABLE events ADD COLUMN boxes TEXT; ALTER TABLE events ADD COLUMN boxes_sum BLOB';

/**
 * Makes the tables of a file those of this version; an older program refuses it from then on. The events of a file of version 1 get their
 * leaf hashes, and it is written down up to which position these vouch only for what was stored at that time: that position is returned. Those of
 * version 2 keep theirs.
 */
export const migrate = (db: Database.Database, ddl: string): number | undefined => {
  const version = db.pragma('user_version', { simple: true });
  if (version === 1) return addLeafHashes(db, ddl);
  if (version === 2) db.exec(ADD_BOXES);
  db.exec(ddl);
  return undefined;
};
