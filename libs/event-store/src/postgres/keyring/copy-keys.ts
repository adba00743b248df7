import { type KeptKeys, type KeysPlace, KeysUnusable, withKeptKeys } from '@plumbline/sealing';
import type pg from 'pg';
import { beginUnder, withClient } from '@plumbline/postgres';
import { migrate } from '../migrate.js';
import { eventsDatabaseAt, databaseOf, ONE_DATABASE } from './same-database.js';
import { KEYS, type KeysState, READ, SCHEMA, WRITE } from './schema.js';

const TIMEOUT_MS = 120_000;

/** `keys`: how many there are. */
export type KeysCopied = Readonly<{ keys: number; made: number }>;
type Asked = Readonly<{ from: KeysPlace; url: string; eventsUrl: string | null }>;

const insert = async (client: pg.Client, kept: KeptKeys): Promise<void> => {
  const { keys, erased, ended, sourceIds } = kept;
  const run = (text: string, values: unknown[]) => client.query({ text, values });
  await run(`INSERT INTO ${SCHEMA}.keyring VALUES (true, $1, $2, $3, 0, 0, $4)`, [
    ...[kept.id, kept.master, kept.made, kept.toClaimAgain],
  ]);
  await run(WRITE.add.text, [
    ...[keys.map(({ id }) => id), keys.map(({ subject }) => subject), keys.map(({ wrapped }) => wrapped)],
  ]);
  await run(WRITE.endSubjects.text, [erased]);
  await run(WRITE.endStreams.text, [ended]);
  await run(`INSERT INTO ${SCHEMA}.source_ids SELECT * FROM unnest($1::text[], $2::text[])`, [
    ...[sourceIds.map(({ digest }) => digest), sourceIds.map(({ subject }) => subject)],
  ]);
};

/** What is there already has to be this copy, as it was made. */
const ensureFree = (state: KeysState | undefined, kept: KeptKeys): boolean => {
  if (state === undefined) return true;
  if (state.id === kept.id && state.made === kept.made && state.master === kept.master) return false;
  throw new KeysUnusable('There are other keys in that database. Nothing was changed. Name another database.');
};

const copied = async (client: pg.Client, kept: KeptKeys): Promise<KeysCopied> => {
  await migrate(client, KEYS);
  await client.query(beginUnder(KEYS.lock));
  const [state] = (await client.query<KeysState>({ ...READ.state })).rows;
  if (ensureFree(state, kept)) await insert(client, kept);
  await client.query('COMMIT');
  const { rows } = await client.query<{ count: number }>(`SELECT count(*) AS count FROM ${SCHEMA}.keys`);
  const [count] = rows;
  if (count?.count !== kept.keys.length) throw new KeysUnusable('The copy has another number of keys than the file.');
  return { keys: count.count, made: kept.made };
};

/** The argument of the command. */
const SETTING = 'The address';

/** Copies the keys of a file, as they are wrapped, into a database that has none: all of them or none. Throws `KeysUnusable`, `Explained`. */
export const copyKeysToPostgres = ({ from, url, eventsUrl }: Asked): Promise<KeysCopied> =>
  withKeptKeys(from, (kept) =>
    withClient({ url, setting: SETTING, timeoutMs: TIMEOUT_MS }, async (client) => {
      if (eventsUrl !== null && (await eventsDatabaseAt(eventsUrl, TIMEOUT_MS)) === (await databaseOf(client)))
        throw new KeysUnusable(`${ONE_DATABASE}.`);
      return copied(client, kept);
    }),
  );
