import { hash } from 'node:crypto';
import { hangUp } from '@plumbline/postgres';
import { LRUCache } from 'lru-cache';
import type pg from 'pg';

/** A lock as PostgreSQL knows it, and that of its gate, which one who waits for all of it keeps shut. */
export type Key = Readonly<{ key: string; gate: string; isShared: boolean }>;
export type Keys = readonly Key[];
export type Statement = keyof typeof STATEMENTS;

const WANTED = `unnest($1::bigint[], $2::bigint[], $3::boolean[]) WITH ORDINALITY AS w (key, gate, shared, n)`;
const STATEMENTS = {
  leave: `SELECT CASE WHEN shared THEN pg_advisory_unlock_shared(key) ELSE pg_advisory_unlock(key) END AS had FROM ${WANTED} ORDER BY n`,
  'open gates': `SELECT pg_advisory_unlock(gate) AS had FROM ${WANTED} ORDER BY n`,
  /** Whoever shares passes by the gate. */
  take: `SELECT CASE WHEN NOT shared THEN pg_try_advisory_lock(key)
    WHEN pg_try_advisory_lock_shared(gate) THEN CASE WHEN pg_advisory_unlock_shared(gate) THEN pg_try_advisory_lock_shared(key) ELSE false END
    ELSE false END AS had FROM ${WANTED} ORDER BY n`,
  /** For whoever has shut a gate, and would wait for ever for one who has shut another and waits to pass by this one. */
  'take ahead': `SELECT CASE WHEN shared THEN pg_try_advisory_lock_shared(key) ELSE pg_try_advisory_lock(key) END AS had FROM ${WANTED} ORDER BY n`,
  'shut gates': `SELECT NOT shared AND pg_try_advisory_lock(gate) AS had FROM ${WANTED} ORDER BY n`,
} as const;
/** Whatever is let go comes first: others wait for it. */
const IN_ORDER = Object.keys(STATEMENTS) as readonly Statement[];

type Asked = Readonly<{
  keys: Keys;
  resolve: (had: readonly boolean[]) => void;
  reject: (error: unknown) => void;
}>;

const MOST_NUMBERS = 10_000;
const numbers = new LRUCache<string, Omit<Key, 'isShared'>>({ max: MOST_NUMBERS });

/** Two names with one key wait for each other, and that is all. */
export const numbersOf = (name: string): Omit<Key, 'isShared'> => {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  const digest = hash('sha256', name, 'buffer');
  const made = { key: digest.readBigInt64BE(0).toString(), gate: digest.readBigInt64BE(8).toString() };
  numbers.set(name, made);
  return made;
};

const arrayOf = (items: readonly (string | boolean)[]): string => `{${items.join()}}`;

const run = async (client: pg.Client, statement: Statement, asked: readonly Asked[]): Promise<void> => {
  const keys = asked.flatMap((each) => each.keys);
  const values = [keys.map(({ key }) => key), keys.map(({ gate }) => gate), keys.map(({ isShared }) => isShared)];
  try {
    const { rows } = await client.query<{ had: boolean }>({
      name: `${statement} locks`,
      text: STATEMENTS[statement],
      values: values.map(arrayOf),
    });
    let from = 0;
    for (const { keys: of, resolve } of asked) {
      resolve(rows.slice(from, from + of.length).map((row) => row.had));
      from += of.length;
    }
  } catch (error) {
    // Some of the locks may be held, by nobody who would leave them: the session takes them along.
    hangUp(client);
    for (const { reject } of asked) reject(error);
  }
};

/** What was asked of each session in this turn of the event loop. */
const asking = new WeakMap<pg.Client, Map<Statement, Asked[]>>();

const askedOf = (client: pg.Client): Map<Statement, Asked[]> => {
  const known = asking.get(client);
  if (known !== undefined) return known;
  const asked = new Map<Statement, Asked[]>();
  asking.set(client, asked);
  setImmediate(() => {
    asking.delete(client);
    for (const statement of IN_ORDER) {
      const of = asked.get(statement);
      if (of !== undefined) void run(client, statement, of);
    }
  });
  return asked;
};

/**
 * For each key whether it was so. All that is asked of a session in one turn of the event loop, by any number of appends, is one statement: a round
 * trip takes more of both processes than a hundred locks do.
 */
export const had = (client: pg.Client, statement: Statement, keys: Keys): Promise<readonly boolean[]> =>
  new Promise((resolve, reject) => {
    const asked = askedOf(client);
    const same = asked.get(statement) ?? [];
    same.push({ keys, resolve, reject });
    asked.set(statement, same);
  });
