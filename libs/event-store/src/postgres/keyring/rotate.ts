import type { KeyObject } from 'node:crypto';
import {
  type KeysPlace,
  KeysUnusable,
  masterKeyId,
  masterKeyOf,
  mastersOf,
  NEW_KEY_OPTION,
  type Rotated,
  unwrapKey,
  wrapKey,
} from '@plumbline/sealing';
import type pg from 'pg';
import { before, beginUnder, connect, withClient } from '@plumbline/postgres';
import { versionIn } from '../migrate.js';
import { KEYS_SETTING } from '../schema.js';
import { overwrite } from './overwrite.js';
import { KEYS, type KeysState, READ, SCHEMA, USE } from './schema.js';

/** Of one statement, over all keys. */
const TIMEOUT_MS = 120_000;
const UNLOCK_MS = 1_000;

type Row = Readonly<{ id: string; wrapped: Buffer }>;
type Masters = Readonly<{ from: KeyObject | undefined; to: KeyObject }>;

const ensureFree = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ free: boolean }>(`SELECT pg_try_advisory_lock(${String(USE)}) AS free`);
  if (rows[0]?.free !== true)
    throw new KeysUnusable(
      'The keys in PostgreSQL are in use: stop every server and worker, rotate, and start them again.',
    );
  if ((await versionIn(client, SCHEMA)) === 0)
    throw new KeysUnusable(
      'There are no keys in the database that PLUMBLINE_KEYS_URL names. A server makes them with the first text; where texts are sealed already, put the keys back from a backup first.',
    );
};

const ensureFits = (state: KeysState, from: KeyObject | undefined): KeyObject => {
  if (from !== undefined && masterKeyId(from) === state.master) return from;
  throw new KeysUnusable(
    `The keys in PostgreSQL are wrapped by another master key (${state.master}) than the one given. Nothing was changed. Give the one that wraps them.`,
  );
};

/** All of them or, where it is cut short, none. Returns how many there were. */
const rewrapped = async (client: pg.Client, { from, to }: Masters): Promise<number> => {
  const [state] = (await client.query<KeysState>({ ...READ.state })).rows;
  // An earlier run that was cut short came so far.
  if (state === undefined || state.master === masterKeyId(to)) return 0;
  const master = ensureFits(state, from);
  const { rows } = await client.query<Row>(`SELECT id, wrapped FROM ${SCHEMA}.keys`);
  if (rows.length === 0)
    throw new KeysUnusable('There is no key in PostgreSQL, so nothing is to be wrapped anew. Nothing was changed.');
  await client.query({
    text: `UPDATE ${SCHEMA}.keys k SET wrapped = n.wrapped FROM unnest($1::text[], $2::bytea[]) n (id, wrapped) WHERE k.id = n.id`,
    values: [rows.map(({ id }) => id), rows.map(({ wrapped }) => wrapKey(to, unwrapKey(master, wrapped)))],
  });
  await client.query({
    text: `UPDATE ${SCHEMA}.keyring SET master = $1, destroyed = destroyed + 1`,
    values: [masterKeyId(to)],
  });
  return rows.length;
};

const rotated = async (client: pg.Client, masters: Masters): Promise<number> => {
  await ensureFree(client);
  await client.query(beginUnder(KEYS.lock));
  const keys = await rewrapped(client, masters);
  await client.query('COMMIT');
  return keys;
};

/**
 * Wraps all keys in a database by the master key of a file, while nobody uses them. Throws `MasterKeyDamaged`, `KeysUnusable`
 * or `Explained`.
 */
export const rotatePostgresMasterKey = async (
  url: string,
  place: KeysPlace,
  newFile: string | undefined,
): Promise<Rotated> => {
  if (newFile === undefined)
    throw new KeysUnusable(
      `The master key is given by configuration, so it is not made here: put a new one into a file, and name that with ${NEW_KEY_OPTION}.`,
    );
  const to = masterKeyOf(newFile, NEW_KEY_OPTION);
  const [from] = mastersOf(place);
  if (from !== undefined && masterKeyId(from) === masterKeyId(to))
    throw new KeysUnusable(`${NEW_KEY_OPTION}: ${newFile} holds the master key that is in use. Name a new one.`);
  const asked = { url, setting: KEYS_SETTING, timeoutMs: TIMEOUT_MS };
  return withClient(asked, async (client) => {
    try {
      const keys = await rotated(client, { from, to });
      const { rows } = await client.query<{ destroyed: number }>(`SELECT destroyed FROM ${SCHEMA}.keyring`);
      await overwrite(() => connect(asked), rows[0]?.destroyed ?? 0);
      return { keys, masterKey: masterKeyId(to), old: 'left to its owner' };
    } finally {
      // The server takes a moment to notice that somebody hung up, and a start in that moment would be refused.
      const unlocked = client.query('SELECT pg_advisory_unlock_all()');
      await before(performance.now() + UNLOCK_MS, unlocked).catch(() => undefined);
    }
  });
};
