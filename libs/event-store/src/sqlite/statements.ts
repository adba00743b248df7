// The writer thread runs this from plain sources too.
import { boxesSum, type Leaf, leafHash } from '../codec/leaf.js';

export const INSERT = `INSERT INTO events (position, id, stream, revision, type, version, data, recorded_at, actor,
  correlation_id, causation_id, command, leaf_format, leaf_hash, boxes, boxes_sum)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
type Inserted = Leaf & Readonly<{ position: number; leafFormat: number; boxes: string | null }>;
/** What INSERT takes, with the sums of it. */
export const inserted = (event: Inserted): readonly unknown[] => [
  event.position,
  event.id,
  event.stream,
  event.revision,
  event.type,
  event.version,
  event.data,
  event.recordedAt,
  event.actor,
  event.correlationId,
  event.causationId,
  event.command,
  event.leafFormat,
  leafHash(event),
  event.boxes,
  boxesSum(event.boxes),
];
/** The end of a stream twice: as recorded, and as its events have it. */
export const ENDS = `SELECT s.revision AS recorded, s.position, e.revision AS found, e.position AS foundAt
  FROM (SELECT ? AS stream) q LEFT JOIN streams s ON s.stream = q.stream
  LEFT JOIN events e ON e.stream = q.stream AND e.revision = (SELECT max(revision) FROM events WHERE stream = q.stream)`;
export const MOVE_END = `INSERT INTO streams VALUES (?, ?, ?)
  ON CONFLICT (stream) DO UPDATE SET revision = excluded.revision, position = excluded.position`;
export const NOTE_KEYS = `INSERT INTO keys_used VALUES (1, ?, ?)
  ON CONFLICT (only) DO UPDATE SET keyring = CASE made WHEN 0 THEN excluded.keyring ELSE keyring END, made = max(made, excluded.made)`;
