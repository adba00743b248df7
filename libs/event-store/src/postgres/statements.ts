import { type Statement } from '@plumbline/postgres';
import { CHANNEL, ENDS_TEXTS, SCHEMA } from './schema.js';

const named = (name: string, text: string): Statement => ({ name, text });

const FIELDS = `e.position, e.id, e.stream, e.revision, e.type, e.version, e.data, e.recorded_at AS "recordedAt", e.actor,
  e.correlation_id AS "correlationId", e.causation_id AS "causationId", e.command, e.leaf_format AS "leafFormat",
  e.leaf_hash AS "leafHash"`;
export const EVENT = `${FIELDS}, e.boxes, e.boxes_sum AS "boxesSum"`;
/** For readers that get references: boxes are most of an event with texts. */
const EVENT_WITHOUT_BOXES = `${FIELDS}, NULL AS boxes, NULL AS "boxesSum"`;

/** In a list of one row, so that the end of the log comes also where there is no event. */
const slice = (name: string, event: string): Statement =>
  named(
    name,
    `SELECT (SELECT position FROM ${SCHEMA}.log_end) AS "end", e.* FROM (VALUES (1)) one
  LEFT JOIN LATERAL (SELECT ${event} FROM ${SCHEMA}.events e WHERE e.position > $1 ORDER BY e.position LIMIT $2) e ON true
  ORDER BY e.position`,
  );

const LAST = `SELECT l.position AS recorded, (SELECT max(position) FROM ${SCHEMA}.events) AS found, l.event_format AS format`;

export const READ = {
  stream: named(
    'stream',
    `SELECT (SELECT position FROM ${SCHEMA}.log_end) AS "logEnd", s.revision AS "end", s.position AS "endAt",
    l.position AS "foundAt", e.* FROM (VALUES ($1::text)) q (stream)
  LEFT JOIN ${SCHEMA}.streams s ON s.stream = q.stream
  LEFT JOIN ${SCHEMA}.events l ON l.stream = q.stream AND l.revision = s.revision
  LEFT JOIN LATERAL (SELECT ${EVENT} FROM ${SCHEMA}.events e WHERE e.stream = q.stream AND e.revision >= $2) e ON true
  ORDER BY e.revision`,
  ),
  slice: { with: slice('slice', EVENT), without: slice('slice-without-boxes', EVENT_WITHOUT_BOXES) },
  moved: named(
    'moved',
    `SELECT l.position AS "logEnd", m.stream, m.revision FROM (SELECT position FROM ${SCHEMA}.log_end) l
  LEFT JOIN LATERAL (SELECT stream, max(revision) AS revision
    FROM (SELECT stream, revision FROM ${SCHEMA}.events WHERE position > $1 ORDER BY position LIMIT $2) n GROUP BY stream) m ON true`,
  ),
  at: named('at', `SELECT ${EVENT} FROM ${SCHEMA}.events e WHERE e.position = ANY ($1::bigint[])`),
  last: named('last', `${LAST} FROM ${SCHEMA}.log_end l`),
  streamsWith: named('streams-with', `SELECT DISTINCT stream FROM ${SCHEMA}.events WHERE position > 0 AND type = $1`),
  endedBy: named(
    'ended-by',
    `SELECT DISTINCT stream FROM ${SCHEMA}.events WHERE ${ENDS_TEXTS} AND position > 0 AND type = $1`,
  ),
  streamsLike: named('streams-like', `SELECT stream FROM ${SCHEMA}.streams WHERE lower(stream) = $1`),
  record: named('record', `SELECT key, request, receipt, checksum FROM ${SCHEMA}.commands WHERE key = $1`),
} as const;

/** What a batch of appends is decided on. */
export const LOAD = {
  last: named(
    'load-last',
    `${LAST}, (SELECT max(version) FROM ${SCHEMA}.versions) AS version FROM ${SCHEMA}.log_end l`,
  ),
  ends: named(
    'load-ends',
    `SELECT q.stream, s.revision AS recorded, s.position, e.revision AS found, e.position AS "foundAt"
  FROM unnest($1::text[]) q (stream) LEFT JOIN ${SCHEMA}.streams s ON s.stream = q.stream
  LEFT JOIN LATERAL (SELECT revision, position FROM ${SCHEMA}.events WHERE stream = q.stream ORDER BY revision DESC LIMIT 1) e
    ON true`,
  ),
  held: named('load-held', `SELECT id, stream, revision, position FROM ${SCHEMA}.events WHERE id = ANY ($1::text[])`),
  records: named(
    'load-records',
    `SELECT key, request, receipt, checksum FROM ${SCHEMA}.commands WHERE key = ANY ($1::text[])`,
  ),
} as const;

export const WRITE = {
  /** Fails where the log does not end there, or is of a newer version. */
  still: named(
    'still',
    `SELECT 1 / count(*) FROM ${SCHEMA}.log_end
  WHERE position = $1 AND (SELECT max(version) FROM ${SCHEMA}.versions) <= $2 AND event_format <= $3`,
  ),
  events: named(
    'write-events',
    `INSERT INTO ${SCHEMA}.events (position, id, stream, revision, type, version, data, recorded_at, actor, correlation_id,
    causation_id, command, leaf_format, leaf_hash, boxes, boxes_sum)
  SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::int[], $7::text[], $8::text[],
    $9::text[], $10::text[], $11::text[], $12::text[], $13::int[], $14::bytea[], $15::text[], $16::bytea[])`,
  ),
  ends: named(
    'write-ends',
    `INSERT INTO ${SCHEMA}.streams SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[])
  ON CONFLICT (stream) DO UPDATE SET revision = excluded.revision, position = excluded.position`,
  ),
  records: named(
    'write-records',
    `INSERT INTO ${SCHEMA}.commands SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[])`,
  ),
  keys: named(
    'write-keys',
    `INSERT INTO ${SCHEMA}.keys_used VALUES (true, $1, $2)
  ON CONFLICT (only_row) DO UPDATE SET made = greatest(${SCHEMA}.keys_used.made, excluded.made),
    keyring = CASE ${SCHEMA}.keys_used.made WHEN 0 THEN excluded.keyring ELSE ${SCHEMA}.keys_used.keyring END`,
  ),
  last: named(
    'write-last',
    `WITH moved AS (UPDATE ${SCHEMA}.log_end SET position = $1::bigint) SELECT pg_notify('${CHANNEL}', $1::text)`,
  ),
} as const;
