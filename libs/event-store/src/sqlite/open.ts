import { StoreUnavailable, type EventStore } from '@plumbline/event-log';
import { makePrivate, messageOf } from '@plumbline/sqlite';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Keyring, type KeysPlace, KeysUnusable } from '@plumbline/sealing';
import { isRestoring } from '../backup/restore-begun.js';
import { Codec } from '../codec/codec.js';
import { Commits } from '../commits.js';
import { EVENTS_FILE, PRAGMAS } from './connect.js';
import { commitCounter, CountedArrivals } from './counted-arrivals.js';
import { lastingKeys, type OnReachOf, openKeysAt, reachOf } from '../keys-at.js';
import { lockDataDir } from './lock.js';
import { PolledArrivals } from './polled-arrivals.js';
import type { OnCheckEnded } from '../stored/check-ended.js';
import { FullCheck } from './full-check.js';
import { isSealed, probeFile } from './probe.js';
import type { Setup } from './protocol.js';
import { isUnfinished } from './seal-log/target-folder.js';
import { CHECKED_SINCE, DDL, SCHEMA_VERSION } from './schema.js';
import { TextsCheck } from './texts-check.js';
import { SqliteEventReader } from './sqlite-event-reader.js';
import { SqliteEventStore } from './sqlite-event-store.js';
import { openStoredEvents, type StoredEvents } from './stored-events.js';
import { StreamEnds } from './stream-ends.js';
import { Writer } from './writer.js';

export type SqliteOptions = Readonly<{
  dataDir: string;
  /** Where the keys are, and their master key; in the data directory unless they are given. */
  keys?: Omit<KeysPlace, 'dataDir'>;
  /** Told of the server of the keys, where they are in a database. */
  onReach?: OnReachOf;
  /** Closed with the store. Where none is given, one with these keys. */
  codec?: Codec;
  /** Goes on without the keys that the log was sealed with, where they are lost; texts of theirs read as erased from then on. */
  acceptLostKeys?: boolean;
  /** Most pages of 4 KB that the file may have; an append that needs more is refused as on a full disk. */
  maxPages?: number;
  /** Pause between tries of a small write after one that failed; health recovers with the first that succeeds. */
  retryMs?: number;
  /** From a commit to the checkpoint of the write-ahead log. */
  checkpointMs?: number;
  /** Counted up after every commit, for followers on other threads; see `commitCounter`. */
  commits?: SharedArrayBuffer;
  /** Told after every commit how many appends shared it. */
  onCommit?: (appends: number) => void;
  /**
   * Told where a file of an older version was migrated: its events got their leaf hashes, which vouch only for what was stored then.
   * `last` is the position of the last of them.
   */
  onMigrated?: (last: number) => void;
  /** Told what was found not to be as it was written, and where. Health says only that there is something. */
  onDamage?: (problem: string) => void;
  /** Told of each check of what was stored before, once it has come to its end. */
  onCheckEnded?: OnCheckEnded;
  /** Size in bytes up to which a file is checked whole before it is served; larger ones are checked on a thread meanwhile. */
  checkUpTo?: number;
}>;

const RETRY_MS = 2_000;
const CHECKPOINT_MS = 700;
const PROBES = 3;
const PROBE_AGAIN_MS = 30;

const made = (what: string, make: () => void): void => {
  try {
    make();
  } catch (error) {
    throw new StoreUnavailable(`${what} cannot be made: ${messageOf(error)}`, { cause: error });
  }
};

/** @throws StoreUnavailable where a copy or a restore was cut short */
export const ensureFinished = (dataDir: string): void => {
  if (isRestoring(dataDir))
    throw new StoreUnavailable(
      `${dataDir} holds a backup that is not wholly restored: run "plumbline restore FILE" again.`,
    );
  if (isUnfinished(dataDir))
    throw new StoreUnavailable(
      `${dataDir} holds the copy of a log that is not finished: run "plumbline migrate --seal FROM ${dataDir}" again.`,
    );
};

type Opening = Readonly<{ options: SqliteOptions; file: string; codec: Codec; unlock: () => void }>;

const settingsOf = ({ options, file, codec }: Opening): Setup => {
  const { maxPages, retryMs = RETRY_MS, checkpointMs = CHECKPOINT_MS, acceptLostKeys = false } = options;
  const { commits = commitCounter() } = options;
  const pragmas = { ...PRAGMAS, ...(maxPages === undefined ? {} : { max_page_count: maxPages }) };
  return { file, pragmas, ddl: DDL, keys: codec.keys, acceptLostKeys, retryMs, checkpointMs, commits };
};

const openStore = async (opening: Opening): Promise<EventStore> => {
  const { file, codec, unlock } = opening;
  const { checkUpTo, onCommit, onDamage, onCheckEnded, onMigrated } = opening.options;
  const check = probeFile(file) >= CHECKED_SINCE ? new FullCheck(file, checkUpTo, onDamage, onCheckEnded) : undefined;
  const commits = new Commits();
  const ends = new StreamEnds();
  const writer = await Writer.start(settingsOf(opening), {
    committed: (outcomes) => {
      ends.committed(outcomes);
      commits.happened();
      onCommit?.(outcomes.length);
    },
    migrated: (last) => onMigrated?.(last),
    lost: () => {
      ends.forget();
      commits.happened();
    },
  });
  codec.afterLosses(writer.losses);
  const events = await writer.beside(() => openStoredEvents(file));
  return new SqliteEventStore({
    codec,
    events,
    commits,
    ends,
    check,
    checkTexts: (tell) => new TextsCheck(codec, events, tell, onCheckEnded),
    onDamage,
    writer,
    unlock,
  });
};

/** A log whose texts are sealed has its keys: none are made in the place of lost ones, which an operator may still put back. */
const keysFor = (
  { dataDir, keys, acceptLostKeys: acceptLost = false, onReach }: SqliteOptions,
  file: string,
): Promise<Keyring> => {
  const how = { acceptLost, mustExist: !acceptLost && isSealed(file), onReach: reachOf('keys', onReach) };
  return lastingKeys(file, () => openKeysAt({ ...keys, dataDir }, how));
};

/**
 * Opens a data directory for reading and writing, creating it if missing. One process at a time: another one gets
 * `StoreUnavailable`, as does a start with a damaged file, with other keys than its texts were sealed with, or with a SQLite older than 3.51.3.
 */
export const openSqliteEventStore = async (options: SqliteOptions): Promise<EventStore> => {
  const { dataDir } = options;
  made(`The data directory ${dataDir}`, () => mkdirSync(dataDir, { recursive: true, mode: 0o700 }));
  const unlock = lockDataDir(dataDir);
  let codec: Codec | undefined;
  try {
    const file = join(dataDir, EVENTS_FILE);
    ensureFinished(dataDir);
    made(file, () => {
      makePrivate(file);
    });
    codec = options.codec ?? new Codec(await keysFor(options, file));
    return await openStore({ options, file, codec, unlock });
  } catch (error) {
    await codec?.close();
    unlock();
    throw error;
  }
};

/** Its keys are made with the events, by the process that writes them. */
const existingKeys = async ({ dataDir, keys, onReach }: ReaderOptions): Promise<Codec> => {
  try {
    const how = { mustExist: true, acceptLost: false, onReach: reachOf('keys', onReach) };
    return new Codec(await openKeysAt({ ...keys, dataDir }, how));
  } catch (error) {
    throw error instanceof KeysUnusable ? new StoreUnavailable(error.message, { cause: error }) : error;
  }
};

type ReaderOptions = Pick<SqliteOptions, 'dataDir' | 'keys' | 'codec' | 'checkUpTo' | 'onDamage' | 'onReach'>;

/** Opens the events of a data directory for reading, beside the process that writes them. Its `append` always throws. */
export const openSqliteEventReader = async (options: ReaderOptions): Promise<EventStore> => {
  const { dataDir, checkUpTo, onDamage } = options;
  const file = join(dataDir, EVENTS_FILE);
  ensureFinished(dataDir);
  if (!existsSync(file)) throw new StoreUnavailable(`There is no event store in ${dataDir} yet.`);
  const version = await probeBesideWriter(file);
  if (version < SCHEMA_VERSION)
    throw new StoreUnavailable(`${file} has no tables of this version yet: the server makes them when it starts.`);
  const codec = options.codec ?? (await existingKeys(options));
  const { events, check } = await readerOf(file, codec, () => new FullCheck(file, checkUpTo, onDamage));
  const arrivals = new PolledArrivals(() => events.dataVersion());
  return new SqliteEventReader(events, arrivals, { codec, check, onDamage });
};

type FollowerOptions = Pick<SqliteOptions, 'dataDir' | 'keys' | 'codec' | 'onDamage'> &
  Readonly<{ commits: SharedArrayBuffer }>;

/**
 * Opens the events of a data directory for reading on another thread of the process that writes them: what it commits is known at once, and what it
 * checks is not checked again. Its `append` always throws.
 */
export const openSqliteEventFollower = async (options: FollowerOptions): Promise<EventStore> => {
  const events = openStoredEvents(join(options.dataDir, EVENTS_FILE));
  try {
    const codec = options.codec ?? (await existingKeys(options));
    const { commits, onDamage } = options;
    return new SqliteEventReader(events, new CountedArrivals(commits), { codec, onDamage });
  } catch (error) {
    events.close();
    throw error;
  }
};

/** The owner may be writing while the file is looked at, so damage counts only where it is still there after a moment. */
export const probeBesideWriter = async (file: string): Promise<number> => {
  for (let left = PROBES; ; left -= 1)
    try {
      return probeFile(file);
    } catch (error) {
      if (left === 1) throw error;
      await sleep(PROBE_AGAIN_MS);
    }
};

/** The owner creates the file before its tables: a reader that comes in between, or finds another file or other keys, gets an error. */
const readerOf = async (
  file: string,
  codec: Codec,
  checked: () => FullCheck,
): Promise<Readonly<{ events: StoredEvents; check: FullCheck }>> => {
  let events: StoredEvents | undefined;
  try {
    events = openStoredEvents(file);
    const problem = events.keysProblem(codec.keys);
    if (problem !== undefined) throw new StoreUnavailable(`${file} cannot be read: ${problem}.`);
    return { events, check: checked() };
  } catch (error) {
    events?.close();
    await codec.close();
    if (error instanceof StoreUnavailable) throw error;
    throw new StoreUnavailable(`${file} cannot be read yet: ${messageOf(error)}`, { cause: error });
  }
};
