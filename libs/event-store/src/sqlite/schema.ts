/** Raise with every change of the tables, and migrate on open. */
export const SCHEMA_VERSION = 1;

/**
 * Positions are given by the one writer, without gaps, so counting what is left needs no scan. Events are never deleted,
 * so a position never comes back and AUTOINCREMENT would only cost a second write per row.
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
  idempotency_key TEXT,
  UNIQUE (stream, revision)
) STRICT;
CREATE TABLE IF NOT EXISTS commands (
  key TEXT PRIMARY KEY,
  request TEXT NOT NULL,
  receipt TEXT NOT NULL
) STRICT, WITHOUT ROWID;
PRAGMA user_version = ${String(SCHEMA_VERSION)};
`;
