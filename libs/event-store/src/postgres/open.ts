import { before, BY_INDEX, connect, type ConnectOptions, Explained, hangUp, inWords } from '@plumbline/postgres';
import { StoreUnavailable, type EventStore } from '@plumbline/event-log';
import type { KeysPlace } from '@plumbline/sealing';
import type { Codec } from '../codec/codec.js';
import { CheckedEnds } from './checked-ends.js';
import { sessionOf } from './failures.js';
import { keysAt, type OnReachOf, type OpenKeys, reachOf } from '../keys-at.js';
import { codecFor } from './keys.js';
import type { LogEnd } from '../stored/whole.js';
import { listening } from './listening.js';
import { LogEnds } from './log-ends.js';
import { join, type LogVersions } from './migrate.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { Presence } from './presence.js';
import { LogReach } from './reach.js';
import { readerOfLog } from './reader.js';
import { CHANNEL, STORE_SETTING } from './schema.js';
import { READ } from './statements.js';
import { StoredLog } from './stored-log.js';
import { Writer } from './writer.js';

export type PostgresOptions = Readonly<{
  /** Of the database, as PostgreSQL's own programs take it. */
  url: string;
  /** The keys of texts about people: where they are, or what opens them. */
  keys: KeysPlace | OpenKeys;
  /** Closed with the store. Where none is given, one with these keys. */
  codec?: Codec;
  /** Goes on without the keys that the log was sealed with, where they are lost; texts of theirs read as erased from then on. */
  acceptLostKeys?: boolean;
  /** Every call is answered by then; a server that is gone is waited for so long. */
  deadlineMs?: number;
  /** Pause between tries of a small write after one that failed; health recovers with the first that succeeds. */
  retryMs?: number;
  /** How often to look for commits that no notification came of. */
  pollMs?: number;
  /** Told after every commit how many appends shared it. */
  onCommit?: (appends: number) => void;
  /** Told what was found not to be as it was written, and where. Health says only that there is something. */
  onDamage?: (problem: string) => void;
  /** Told of the servers of either. */
  onReach?: OnReachOf;
}>;

const DEADLINE_MS = 10_000;
const RETRY_MS = 500;
const POLL_MS = 100;

/** Makes the tables where there are none, and opens the keys of what is in them. */
const prepared = async (connection: ConnectOptions, options: PostgresOptions, presence: Presence): Promise<Codec> => {
  const { keys, codec, acceptLostKeys = false } = options;
  const onReach = reachOf('keys', options.onReach);
  const client = await connect(connection);
  try {
    const joining = join(client, () => presence.note(client));
    const { format } = await before(performance.now() + DEADLINE_MS, joining);
    const opened = typeof keys === 'function' ? keys : keysAt(keys);
    return Object.assign(await codecFor(client, { keys: opened, codec, acceptLostKeys, onReach }), { format });
  } finally {
    hangUp(client);
  }
};

const unavailable = (error: unknown): unknown => {
  const why = inWords(error, STORE_SETTING);
  return why instanceof Explained
    ? new StoreUnavailable(`The event log cannot be opened. ${why.message}`, { cause: why })
    : error;
};

/**
 * Opens the event log in a database for reading and writing, beside any number of other processes. `StoreUnavailable` is thrown where the
 * server cannot be reached, where a newer Plumbline wrote the log, and where its texts were sealed with other keys.
 */
export const openPostgresEventStore = async (options: PostgresOptions): Promise<EventStore> => {
  const { url, deadlineMs = DEADLINE_MS, retryMs = RETRY_MS, pollMs = POLL_MS, onCommit, onDamage } = options;
  const reach = new LogReach(deadlineMs, reachOf('events', options.onReach));
  const connection = { url, timeoutMs: reach.tryMs, settings: BY_INDEX };
  const presence = new Presence();
  const codec = await prepared(connection, options, presence).catch((error: unknown) => {
    throw unavailable(error);
  });
  const ends = new LogEnds();
  const heard = (last: number): void => {
    ends.heard(last);
  };
  const reader = readerOfLog({ open: () => connect(connection), reach });
  const checked = new CheckedEnds(reader);
  const listener = listening({
    ...{ reach, pollMs, heard, channel: CHANNEL },
    open: () => connect(connection),
    ask: async (client) => {
      await presence.noteAgain(client);
      const [end] = (await client.query<LogEnd & LogVersions>({ ...READ.last })).rows;
      if (end !== undefined) codec.format = end.format;
      return end?.recorded ?? 0;
    },
    leave: (client) => presence.leave(client),
  });
  const writer = new Writer({
    session: sessionOf(() => connect(connection)),
    ends: checked,
    deadlineMs,
    retryMs,
    committed: (committed) => {
      checked.committed(committed);
      heard(committed.last);
      onCommit?.(committed.outcomes.length);
    },
  });
  return new PostgresEventStore({
    codec,
    log: new StoredLog(reader, checked),
    ends,
    writer,
    unreached: () => reach.fault,
    hangUp: async () => {
      reader.close();
      await listener.close();
      reach.close();
    },
    onDamage,
  });
};
