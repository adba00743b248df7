import { createHash } from 'node:crypto';
import type { DeclaredViews } from '../look.js';
import { layoutOf } from './ddl.js';

const PREFIX = 'plumbline_views_';
const DIGITS = 12;
/** Of whoever makes a schema of views. */
export const MIGRATION_LOCK = 5_723_110_602n;
const RUNNER_LOCKS = 572_311_061;
const USERS_LOCKS = 572_311_063;

/** The tables of this folder, made in the schema that names are looked up in first. Columns of texts compare by bytes, as in SQLite. */
export const DDL = `
CREATE TABLE projection_checkpoints (
  "view" text COLLATE "C" PRIMARY KEY, "version" bigint NOT NULL, "layout" text NOT NULL,
  "generation" bigint NOT NULL, "position" text COLLATE "C") WITH (fillfactor = 20);
CREATE TABLE projection_parked (
  "view" text COLLATE "C" NOT NULL, "stream" text COLLATE "C" NOT NULL, "revision" text NOT NULL,
  "position" text COLLATE "C" NOT NULL, "lastPosition" text COLLATE "C" NOT NULL, "behind" bigint NOT NULL,
  "error" text NOT NULL, "since" text NOT NULL, PRIMARY KEY ("view", "stream"));
CREATE TABLE projection_changes (
  "number" bigint PRIMARY KEY, "key" text, "value" text, "tables" text NOT NULL);
CREATE TABLE projection_runner (
  "one" boolean PRIMARY KEY CHECK ("one"), "aliveAt" timestamptz NOT NULL, "failure" text) WITH (fillfactor = 20);
CREATE TABLE projection_source ("only" boolean PRIMARY KEY CHECK ("only"), "firstEvent" text NOT NULL);
CREATE TABLE projection_whole ("only" boolean PRIMARY KEY CHECK ("only"));

-- What the queries of views use of SQLite, by its names.
CREATE FUNCTION json_each(doc text) RETURNS TABLE ("value" text) LANGUAGE sql IMMUTABLE AS
  $$ SELECT e.value FROM pg_catalog.json_array_elements_text(doc::json) e $$;
CREATE FUNCTION json_extract(doc text, path text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE pg_catalog.jsonb_typeof(found) WHEN 'boolean' THEN found::boolean::int::text ELSE found #>> '{}' END
  FROM (SELECT pg_catalog.jsonb_path_query_first(doc::jsonb, path::jsonpath) AS found) f $$;
CREATE FUNCTION unixepoch(moment text, modifier text) RETURNS double precision LANGUAGE sql STABLE AS
  $$ SELECT pg_catalog.date_part('epoch', moment::timestamptz) $$;
`;

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * The schema of views that are the same in layout and meaning, and of everything that is kept with them: where anything of that changes, they are
 * derived in another one, beside what the release before goes on reading.
 */
export const schemaOf = ({ tables, views }: DeclaredViews, own = DDL): string => {
  const meaning = views.map(({ name, version, tables: names }) => [name, version, names]);
  return `${PREFIX}${digestOf(JSON.stringify([own, layoutOf(tables), meaning])).slice(0, DIGITS)}`;
};

/** The schemas of releases, but for the one whose names this session looks up. */
export const OTHER_SCHEMAS = `SELECT nspname AS "schema" FROM pg_namespace
  WHERE nspname ~ '^${PREFIX}[0-9a-f]{${String(DIGITS)}}$' AND nspname <> current_schema() ORDER BY nspname`;

const lockOf = (locks: number, schema: string): string =>
  `${String(locks)}, ${String(Number.parseInt(digestOf(schema).slice(0, 8), 16) | 0)}`;
/** Of whoever writes the views of a schema, as long as its session lives. */
export const runnerLock = (schema: string): string => lockOf(RUNNER_LOCKS, schema);
/** Shared by the sessions of all that read or write a schema, or wait to write it. */
export const usersLock = (schema: string): string => lockOf(USERS_LOCKS, schema);
export const use = (schema: string): string => `SELECT pg_advisory_lock_shared(${usersLock(schema)})`;

export const namesIn = (schema: string): string => `SET search_path = ${schema}, pg_catalog;`;

/** Told of every commit; the other one asks whoever writes the views to derive them anew. Both are named by the schema. */
export const listenToCommits = (schema: string): string => `LISTEN ${schema}`;
export const TELL_COMMIT = `SELECT pg_notify(current_schema(), '')`;
export const rebuildChannel = (schema: string): string => `${schema}_rebuild`;
