/** Raise with every change of the tables, and migrate on open. */
export const SCHEMA_VERSION = 3;
/** From this version on everything that is stored can be checked. */
export const CHECKED_SINCE = 2;

/** Which events end texts, in the words that a query has to use for SQLite to see that their index has them. The event store's port says what they end. */
export const ENDS_TEXTS = "type IN ('PersonErased', 'TextsExpired', 'CycleTextsExpired')";

/** The name of a stream without case, in the words that a query has to use for SQLite to see that its index has it. Folds ASCII alone. */
export const FOLDED_NAME = 'lower(stream)';

/**
 * Positions are given by the one writer, without gaps, so counting what is left needs no scan. Events are never deleted,
 * so a position never comes back and AUTOINCREMENT would only cost a second write per row.
 *
 * Everything that is read can be checked against something else: an event against its leaf hash, a stream and the log against their
 * recorded ends, a command's record against its checksum.
 *
 * `keys_used` tells a start that it was given other keys, or an older copy of them; `keys_lost` up to which events texts may be lost, since
 * somebody went on without their keys.
 */
export const DDL = `
CREATE TABLE IF NOT EXISTS events (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  stream TEXT NOT NULL,
  revision INTEGER NOT NULL,
  type TEXT NOT NULL,
  version INTEGER NOT NULL,
  data TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  actor TEXT NOT NULL,
  correlation_id TEXT NOT NULL,
  causation_id TEXT NOT NULL,
  command TEXT,
  leaf_format INTEGER NOT NULL,
  leaf_hash BLOB NOT NULL,
  boxes TEXT,
  boxes_sum BLOB,
  UNIQUE (stream, revision)
) STRICT;
DROP INDEX IF EXISTS events_of_erasures;
CREATE INDEX IF NOT EXISTS events_that_end_texts ON events (type, stream) WHERE ${ENDS_TEXTS};
CREATE TABLE IF NOT EXISTS streams (
  stream TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS streams_by_folded_name ON streams (${FOLDED_NAME});
CREATE TABLE IF NOT EXISTS log_end (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  position INTEGER NOT NULL
) STRICT;
INSERT OR IGNORE INTO log_end VALUES (1, 0);
CREATE TABLE IF NOT EXISTS commands (
  key TEXT PRIMARY KEY,
  request TEXT NOT NULL,
  receipt TEXT NOT NULL,
  checksum BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS keys_used (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  keyring TEXT NOT NULL,
  made INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS keys_lost (
  loss INTEGER PRIMARY KEY,
  accepted_at TEXT NOT NULL,
  last_position INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS migrations (
  version INTEGER PRIMARY KEY,
  migrated_at TEXT NOT NULL,
  last_position INTEGER NOT NULL
) STRICT;
PRAGMA user_version = ${String(SCHEMA_VERSION)};
`;
