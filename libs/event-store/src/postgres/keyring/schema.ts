import type { Statement } from '@plumbline/postgres';
import type { Tables } from '../migrate.js';
import { KEYS_SCHEMA, SCHEMA as LOG_SCHEMA } from '../schema.js';

/** A schema of its own, so that the database can hold other things, too, but for the events. */
export const SCHEMA = KEYS_SCHEMA;
/** Told whenever keys were destroyed, with how often they have been. */
export const CHANNEL = 'plumbline_keys';
/** Of the advisory lock that whoever has a connection shares, so that nobody wraps the keys anew meanwhile. */
export const USE = 7_585_623_086_712_943_002n;

/**
 * As in a file of keys. One master key wraps all of them. `overwritten` is how often keys had been destroyed when the table was last written anew,
 * without what was deleted.
 */
const DDL = `
CREATE TABLE ${SCHEMA}.keys (
  id text COLLATE "C" PRIMARY KEY,
  subject text COLLATE "C" NOT NULL,
  wrapped bytea NOT NULL
);
CREATE INDEX keys_by_subject ON ${SCHEMA}.keys (subject);
CREATE TABLE ${SCHEMA}.keyring (
  only_row boolean PRIMARY KEY CHECK (only_row),
  id text NOT NULL,
  master text NOT NULL,
  made bigint NOT NULL,
  destroyed bigint NOT NULL,
  overwritten bigint NOT NULL,
  to_claim_again boolean NOT NULL
) WITH (fillfactor = 10);
CREATE TABLE ${SCHEMA}.erased (subject text COLLATE "C" PRIMARY KEY);
CREATE TABLE ${SCHEMA}.ended (stream text COLLATE "C" PRIMARY KEY);
CREATE TABLE ${SCHEMA}.source_ids (digest text COLLATE "C" PRIMARY KEY, subject text COLLATE "C" NOT NULL);
CREATE INDEX source_ids_by_subject ON ${SCHEMA}.source_ids (subject);
`;

export const KEYS: Tables = {
  what: 'The keys in PostgreSQL have',
  schema: SCHEMA,
  lock: 7_585_623_086_712_943_001n,
  migrations: [DDL],
  apartFrom: LOG_SCHEMA,
};

/** What the database says of the keys as a whole. `claimed`: whether anybody has a source id. */
export type KeysState = Readonly<{
  id: string;
  master: string;
  made: number;
  destroyed: number;
  overwritten: number;
  toClaimAgain: boolean;
  claimed: boolean;
  version: number;
}>;

const named = (name: string, text: string): Statement => ({ name, text });

const STATE = `SELECT r.id, r.master, r.made, r.destroyed, r.overwritten, r.to_claim_again AS "toClaimAgain",
    EXISTS (SELECT FROM ${SCHEMA}.source_ids) AS claimed, (SELECT max(version) FROM ${SCHEMA}.versions) AS version`;
/** The ids of a stream's keys begin with its name and a slash, which the digit nought follows. */
const OF_STREAM = `k.id >= q.stream || '/' AND k.id < q.stream || '0'`;

export const READ = {
  state: named('keys-state', `${STATE} FROM ${SCHEMA}.keyring r`),
  destroyed: named('keys-destroyed', `SELECT destroyed AS recorded FROM ${SCHEMA}.keyring`),
  /** In a list of one row, so that the state comes also where there is no such key. */
  keys: named(
    'keys',
    `${STATE}, k.id AS key, k.wrapped FROM ${SCHEMA}.keyring r LEFT JOIN ${SCHEMA}.keys k ON k.id = ANY ($1::text[])`,
  ),
  ended: named(
    'keys-ended',
    `SELECT q.subject, q.stream FROM unnest($1::text[], $2::text[]) q (subject, stream)
  WHERE EXISTS (SELECT FROM ${SCHEMA}.erased e WHERE e.subject = q.subject)
     OR EXISTS (SELECT FROM ${SCHEMA}.ended e WHERE e.stream = q.stream)`,
  ),
  /** Of which any key or claim is there; `toEnd`: or which are not known to have ended. */
  subjectsLeft: named(
    'subjects-left',
    `SELECT q.subject AS "of", NOT EXISTS (SELECT FROM ${SCHEMA}.erased e WHERE e.subject = q.subject) AS "toEnd",
    EXISTS (SELECT FROM ${SCHEMA}.keys k WHERE k.subject = q.subject)
      OR EXISTS (SELECT FROM ${SCHEMA}.source_ids c WHERE c.subject = q.subject) AS "hasAny"
  FROM unnest($1::text[]) q (subject)`,
  ),
  streamsLeft: named(
    'streams-left',
    `SELECT q.stream AS "of", NOT EXISTS (SELECT FROM ${SCHEMA}.ended e WHERE e.stream = q.stream) AS "toEnd",
    EXISTS (SELECT FROM ${SCHEMA}.keys k WHERE ${OF_STREAM}) AS "hasAny"
  FROM unnest($1::text[]) q (stream)`,
  ),
  holder: named('source-id-holder', `SELECT subject FROM ${SCHEMA}.source_ids WHERE digest = $1`),
} as const;

export const WRITE = {
  add: named('add-keys', `INSERT INTO ${SCHEMA}.keys SELECT * FROM unnest($1::text[], $2::text[], $3::bytea[])`),
  count: named('count-keys', `UPDATE ${SCHEMA}.keyring SET made = made + $1 RETURNING made`),
  endSubjects: named(
    'end-subjects',
    `INSERT INTO ${SCHEMA}.erased SELECT * FROM unnest($1::text[]) ON CONFLICT DO NOTHING`,
  ),
  endStreams: named(
    'end-streams',
    `INSERT INTO ${SCHEMA}.ended SELECT * FROM unnest($1::text[]) ON CONFLICT DO NOTHING`,
  ),
  deleteSubjects: named('delete-subjects', `DELETE FROM ${SCHEMA}.keys WHERE subject = ANY ($1::text[])`),
  deleteStreams: named(
    'delete-streams',
    `DELETE FROM ${SCHEMA}.keys k USING unnest($1::text[]) q (stream) WHERE ${OF_STREAM}`,
  ),
  deleteClaims: named('delete-claims', `DELETE FROM ${SCHEMA}.source_ids WHERE subject = ANY ($1::text[])`),
  destroyed: named(
    'count-destroyed',
    `UPDATE ${SCHEMA}.keyring SET destroyed = destroyed + 1 RETURNING destroyed, pg_notify('${CHANNEL}', destroyed::text)`,
  ),
  claim: named(
    'claim-source-id',
    `INSERT INTO ${SCHEMA}.source_ids VALUES ($1, $2) ON CONFLICT (digest) DO UPDATE SET subject = excluded.subject`,
  ),
  release: named('release-source-id', `DELETE FROM ${SCHEMA}.source_ids WHERE digest = $1 AND subject = $2`),
  isErased: named('is-erased', `SELECT 1 FROM ${SCHEMA}.erased WHERE subject = $1`),
} as const;
