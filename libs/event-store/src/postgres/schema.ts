import { TEXT_ENDING_TYPES } from '@plumbline/event-log';

/** A schema of its own, so that a database can hold other things, too. */
export const SCHEMA = 'plumbline_log';
/** Of the keys of texts about people, in a database of their own. */
export const KEYS_SCHEMA = 'plumbline_keys';
/** The variables that name the two databases. */
export const STORE_SETTING = 'PLUMBLINE_STORE_URL';
export const KEYS_SETTING = 'PLUMBLINE_KEYS_URL';
/** Told after every commit, with the position of the last event. */
export const CHANNEL = 'plumbline_log';
/** Of the advisory lock that every commit and every change of the tables holds. */
export const LOCK = 7_585_623_086_712_943_000n;

export const ENDS_TEXTS = `type IN (${TEXT_ENDING_TYPES.map((type) => `'${type}'`).join(', ')})`;

/**
 * As in SQLite: positions are given under one lock, without gaps, and all that is read can be checked against something else. Envelopes are
 * text, so that bytes stay what they were; names and ids compare by bytes, whatever the database's locale is.
 */
const FIRST = `
CREATE TABLE ${SCHEMA}.events (
  position bigint PRIMARY KEY,
  id text COLLATE "C" NOT NULL UNIQUE,
  stream text COLLATE "C" NOT NULL,
  revision bigint NOT NULL,
  type text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  data text NOT NULL,
  recorded_at text NOT NULL,
  actor text NOT NULL,
  correlation_id text NOT NULL,
  causation_id text NOT NULL,
  command text,
  leaf_format integer NOT NULL,
  leaf_hash bytea NOT NULL,
  boxes text,
  boxes_sum bytea,
  UNIQUE (stream, revision)
);
ALTER TABLE ${SCHEMA}.events ALTER boxes SET STORAGE EXTERNAL;
CREATE INDEX events_that_end_texts ON ${SCHEMA}.events (type, stream) WHERE ${ENDS_TEXTS};
CREATE TABLE ${SCHEMA}.streams (
  stream text COLLATE "C" PRIMARY KEY,
  revision bigint NOT NULL,
  position bigint NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX streams_by_folded_name ON ${SCHEMA}.streams (lower(stream));
CREATE TABLE ${SCHEMA}.log_end (
  only_row boolean PRIMARY KEY CHECK (only_row),
  position bigint NOT NULL,
  event_format integer NOT NULL DEFAULT 1
) WITH (fillfactor = 10);
INSERT INTO ${SCHEMA}.log_end VALUES (true, 0);
CREATE TABLE ${SCHEMA}.copies (
  id uuid PRIMARY KEY,
  event_format integer NOT NULL,
  seen_at timestamptz NOT NULL
);
CREATE TABLE ${SCHEMA}.commands (
  key text COLLATE "C" PRIMARY KEY,
  request text NOT NULL,
  receipt text NOT NULL,
  checksum bytea NOT NULL
);
CREATE TABLE ${SCHEMA}.keys_used (
  only_row boolean PRIMARY KEY CHECK (only_row),
  keyring text NOT NULL,
  made bigint NOT NULL
);
CREATE TABLE ${SCHEMA}.keys_lost (
  loss bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  accepted_at text NOT NULL,
  last_position bigint NOT NULL
);
`;

/**
 * Entry n makes version n + 1 of version n. At most one for a release, which only adds: copies of the release before go on with its tables. Never
 * change one that was released.
 */
export const MIGRATIONS: readonly string[] = [FIRST];
