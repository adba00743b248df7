/** Of the tables of this folder; views have versions of their own. Raise it with every change of `DDL`. */
export const SCHEMA_VERSION = 1;
export const SCHEMA = 'plumbline_views';
/** Told of every commit. */
export const CHANNEL = 'plumbline_views';
/** Asks whoever writes the views to derive them anew. */
export const REBUILD_CHANNEL = 'plumbline_views_rebuild';
/** Of whoever writes the views, as long as its session lives; and of whoever makes these tables. */
export const RUNNER_LOCK = 5_723_110_601;
export const MIGRATION_LOCK = 5_723_110_602;

export const NAMES = `SET search_path = ${SCHEMA}, pg_catalog;`;

/** Columns of texts compare by bytes, as in SQLite. */
export const DDL = `
CREATE TABLE ${SCHEMA}.projection_checkpoints (
  "view" text COLLATE "C" PRIMARY KEY, "version" bigint NOT NULL, "layout" text NOT NULL,
  "generation" bigint NOT NULL, "position" text COLLATE "C") WITH (fillfactor = 20);
CREATE TABLE ${SCHEMA}.projection_parked (
  "view" text COLLATE "C" NOT NULL, "stream" text COLLATE "C" NOT NULL, "revision" text NOT NULL,
  "position" text COLLATE "C" NOT NULL, "lastPosition" text COLLATE "C" NOT NULL, "behind" bigint NOT NULL,
  "error" text NOT NULL, "since" text NOT NULL, PRIMARY KEY ("view", "stream"));
CREATE TABLE ${SCHEMA}.projection_changes (
  "number" bigint PRIMARY KEY, "key" text, "value" text, "tables" text NOT NULL);
CREATE TABLE ${SCHEMA}.projection_runner (
  "one" boolean PRIMARY KEY CHECK ("one"), "aliveAt" timestamptz NOT NULL, "failure" text) WITH (fillfactor = 20);
CREATE TABLE ${SCHEMA}.projection_source ("only" boolean PRIMARY KEY CHECK ("only"), "firstEvent" text NOT NULL);

-- What the queries of views use of SQLite, by its names.
CREATE FUNCTION ${SCHEMA}.json_each(doc text) RETURNS TABLE ("value" text) LANGUAGE sql IMMUTABLE AS
  $$ SELECT e.value FROM pg_catalog.json_array_elements_text(doc::json) e $$;
CREATE FUNCTION ${SCHEMA}.json_extract(doc text, path text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE pg_catalog.jsonb_typeof(found) WHEN 'boolean' THEN found::boolean::int::text ELSE found #>> '{}' END
  FROM (SELECT pg_catalog.jsonb_path_query_first(doc::jsonb, path::jsonpath) AS found) f $$;
CREATE FUNCTION ${SCHEMA}.unixepoch(moment text, modifier text) RETURNS double precision LANGUAGE sql STABLE AS
  $$ SELECT pg_catalog.date_part('epoch', moment::timestamptz) $$;
`;
