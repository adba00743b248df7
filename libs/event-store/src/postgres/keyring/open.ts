import { type KeyObject, randomUUID } from 'node:crypto';
import { KeysMissing, type KeysPlace, KeysUnusable, masterKeyId, MasterKeyLost, mastersOf } from '@plumbline/sealing';
import { StoreUnavailable } from '@plumbline/event-log';
import type pg from 'pg';
import {
  before,
  BY_INDEX,
  connect,
  hangUp,
  inWords,
  messageOf,
  type OnReach,
  prepared,
  underLock,
} from '@plumbline/postgres';
import { listening } from '../listening.js';
import { KEYS_SETTING } from '../schema.js';
import { ensureTables, versionIn } from '../migrate.js';
import { KeysReach } from '../../served/reach.js';
import { readerOfKeys } from '../reader.js';
import { KeysSeen } from './keys-seen.js';
import { KeysWriter } from './keys-writer.js';
import { PostgresKeyring } from './postgres-keyring.js';
import { databaseOf, ONE_DATABASE } from './same-database.js';
import { CHANNEL, KEYS, type KeysState, READ, SCHEMA, USE } from './schema.js';

export type PostgresKeysOptions = Readonly<{
  url: string;
  /** Which master key wraps them. */
  place: KeysPlace;
  /** Where these keys are wrapped by another master key, which is lost: sets them aside, and goes on with new ones. */
  acceptLost?: boolean;
  /** Makes no keys. */
  mustExist?: boolean;
  /** The database of the events, see `databaseOf`; undefined where that is none. */
  eventsIn?: (() => Promise<string>) | undefined;
  deadlineMs?: number;
  pollMs?: number;
  onReach?: OnReach | undefined;
}>;

const DEADLINE_MS = 10_000;
const POLL_MS = 500;
const RESTORE =
  'Give the master key of these keys, from a backup, by PLUMBLINE_MASTER_KEY_FILE or PLUMBLINE_MASTER_KEY; or, to go on without the texts that they seal for ever, start once with PLUMBLINE_LOST_KEYS=accept';

/** @throws KeysUnusable while somebody wraps the keys anew */
export const ensureFree = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ free: boolean }>(`SELECT pg_try_advisory_lock_shared(${String(USE)}) AS free`);
  if (rows[0]?.free === true) return;
  throw new KeysUnusable(
    'The keys in PostgreSQL are given another master key just now: start again when that has ended.',
  );
};

/** Whoever has a connection shares a lock, so that nobody wraps the keys anew meanwhile. */
export const connectToKeys = async (url: string, timeoutMs: number): Promise<pg.Client> => {
  const client = await connect({ url, timeoutMs, settings: BY_INDEX });
  await prepared(client, timeoutMs, () => ensureFree(client));
  return client;
};

/** @throws KeysUnusable where none is given */
export const masterOf = (place: KeysPlace): KeyObject => {
  const [master] = mastersOf(place);
  if (master !== undefined) return master;
  throw new KeysUnusable(
    'PLUMBLINE_MASTER_KEY_FILE: keys in PostgreSQL are wrapped by a master key that is given; it is never made for them.',
  );
};

export const readState = async (client: pg.Client): Promise<KeysState | undefined> =>
  (await client.query<KeysState>({ ...READ.state })).rows[0];

/** The keys of this database, begun where there are none. Those that wrap nothing yet take any master key. */
const begun = (client: pg.Client, master: string): Promise<KeysState | undefined> =>
  underLock(client, KEYS.lock, async () => {
    await client.query(
      `INSERT INTO ${SCHEMA}.keyring VALUES (true, '${randomUUID()}', '${master}', 0, 0, 0, false) ON CONFLICT DO NOTHING;
      UPDATE ${SCHEMA}.keyring SET master = '${master}' WHERE master <> '${master}' AND NOT EXISTS (SELECT FROM ${SCHEMA}.keys)`,
    );
    return readState(client);
  });

/** @throws KeysUnusable */
export const ensureApart = async (client: pg.Client, eventsIn: PostgresKeysOptions['eventsIn']): Promise<void> => {
  if (eventsIn !== undefined && (await databaseOf(client)) === (await eventsIn()))
    throw new KeysUnusable(`${ONE_DATABASE}.`);
};

/** Under a name that nothing reads; whoever finds the master key again can rename it back. Another copy may have done it, and begun new ones. */
const setAside = (client: pg.Client, { id, master }: KeysState): Promise<void> =>
  underLock(client, KEYS.lock, async () => {
    const now = await readState(client);
    if (now?.id === id && now.master === master)
      await client.query(`ALTER SCHEMA ${SCHEMA} RENAME TO ${SCHEMA}_lost_${String(Date.now())}`);
  });

export const otherMaster = (state: KeysState | undefined, given: string): MasterKeyLost =>
  new MasterKeyLost(
    `The keys in PostgreSQL are wrapped by another master key than the one given (by ${String(state?.master)}; given is ${given}). ${RESTORE}.`,
  );

/** Once the tables are there. @throws MasterKeyLost */
const stateFor = async (client: pg.Client, master: KeyObject, acceptLost: boolean): Promise<KeysState> => {
  await ensureTables(client, KEYS);
  const given = masterKeyId(master);
  const state = await begun(client, given);
  if (state?.master === given) return state;
  if (acceptLost && state !== undefined) {
    await setAside(client, state);
    return stateFor(client, master, false);
  }
  throw otherMaster(state, given);
};

const begunFor = async (client: pg.Client, master: KeyObject, options: PostgresKeysOptions): Promise<KeysState> => {
  const { mustExist = false, acceptLost = false, eventsIn } = options;
  await ensureApart(client, eventsIn);
  if (mustExist && (await versionIn(client, SCHEMA)) === 0)
    throw new KeysMissing('There are no keys in the database that PLUMBLINE_KEYS_URL names yet.');
  return stateFor(client, master, acceptLost);
};

const firstState = async (options: PostgresKeysOptions, master: KeyObject, timeoutMs: number): Promise<KeysState> => {
  try {
    const client = await connectToKeys(options.url, timeoutMs);
    try {
      return await before(performance.now() + DEADLINE_MS, begunFor(client, master, options));
    } finally {
      hangUp(client);
    }
  } catch (error) {
    if (error instanceof KeysUnusable || error instanceof StoreUnavailable) throw error;
    const why = inWords(error, KEYS_SETTING);
    throw new StoreUnavailable(`The keys in PostgreSQL cannot be opened. ${messageOf(why)}`, { cause: why });
  }
};

/**
 * Opens the keys in a database for this process, beside any number of others. Throws `KeysUnusable` where they are not to be used so, and
 * `StoreUnavailable` where the server cannot be reached.
 */
export const openPostgresKeyring = async (options: PostgresKeysOptions): Promise<PostgresKeyring> => {
  const { url, place, deadlineMs = DEADLINE_MS, pollMs = POLL_MS, onReach } = options;
  const reach = new KeysReach(deadlineMs, onReach);
  const master = masterOf(place);
  const state = await firstState(options, master, reach.tryMs);
  const open = () => connectToKeys(url, reach.tryMs);
  const seen = new KeysSeen(master, state);
  const reader = readerOfKeys({ open, reach });
  const listener = listening({
    ...{ open, reach, pollMs, channel: CHANNEL },
    ask: async (client) => (await client.query<{ recorded: number }>({ ...READ.destroyed })).rows[0]?.recorded ?? 0,
    heard: (destroyed) => {
      seen.heard(destroyed);
    },
  });
  const keyring = new PostgresKeyring({
    ...{ seen, reader, open, toClaimAgain: state.toClaimAgain },
    writer: new KeysWriter(open, reach, seen),
    unreached: () => reach.fault,
    hangUp: async () => {
      reader.close();
      await listener.close();
      reach.close();
    },
  });
  await keyring.overwrite();
  return keyring;
};
