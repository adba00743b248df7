import pg from 'pg';

const ROWS_A_COMMIT = 1_000;
const DOC = 'x'.repeat(120);
const DDL = `CREATE TABLE raw (a text COLLATE "C", b text COLLATE "C", c text COLLATE "C", d text COLLATE "C", e bigint, f bigint,
  g text COLLATE "C", doc text, PRIMARY KEY (a, b)) WITH (fillfactor = 85); CREATE INDEX ON raw (c, d)`;
const PUT = `INSERT INTO raw SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[], $8::text[])
  ON CONFLICT (a, b) DO UPDATE SET c = excluded.c, d = excluded.d, e = excluded.e, f = excluded.f, g = excluded.g, doc = excluded.doc`;

/** Every other one of them meets a row that is there, of a commit before. */
const columnsFrom = (from: number, to: number): unknown[] => {
  const numbers = Array.from({ length: to - from }, (_, at) => from + at);
  const key = (n: number): string =>
    (Math.floor(n / (2 * ROWS_A_COMMIT)) * ROWS_A_COMMIT + (n % ROWS_A_COMMIT)).toString();
  return [
    numbers.map((n) => `00000000-0000-4000-8000-${key(n).padStart(12, '0')}`),
    ...['staff', 'bench-cycle', 'unit'].map((text) => numbers.map(() => text)),
    numbers,
    numbers.map(() => 0),
    numbers.map(() => 'state'),
    numbers.map(() => DOC),
  ];
};

/** Seconds for so many upserts of a middling row, a thousand in each commit, which waits for the disk no more than the views do. */
export const rawUpserts = async (url: string, writes: number): Promise<number> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`${DDL}; SET synchronous_commit = off`);
  const began = performance.now();
  for (let from = 0; from < writes; from += ROWS_A_COMMIT)
    await client.query({ name: 'put', text: PUT, values: columnsFrom(from, Math.min(writes, from + ROWS_A_COMMIT)) });
  const seconds = (performance.now() - began) / 1_000;
  await client.end();
  return seconds;
};
