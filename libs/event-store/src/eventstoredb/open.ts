import { connect } from '@plumbline/postgres';
import { type EventStore, type StorePromises, StoreUnavailable } from '@plumbline/event-log';
import type { KeysPlace } from '@plumbline/sealing';
import type { Codec } from '../codec/codec.js';
import { ensureFormat } from '../codec/formats.js';
import { keysAt, type OnReachOf, type OpenKeys, reachOf } from '../keys-at.js';
import { codecFor } from '../served/codec-for.js';
import { LogReach } from '../served/reach.js';
import { ServedEventStore } from '../served/served-event-store.js';
import { Appender } from './appender.js';
import { EsdbArrivals } from './arrivals.js';
import { Connection } from './connection.js';
import { type BrokenGuard, GuardCheck } from './guard-check.js';
import { GuardLook } from './guard-look.js';
import { GuardLooks } from './guard-looks.js';
import { Locks } from './locks.js';
import { COUNTED } from './names.js';
import { type EventStoreDbPlace, partsOf, serverReach } from './parts.js';

export type EventStoreDbOptions = EventStoreDbPlace &
  Readonly<{
    /** Of a database of PostgreSQL, where processes lock what they append to. */
    locksUrl: string;
    /** The keys of texts about people: where they are, or what opens them. */
    keys: KeysPlace | OpenKeys;
    /** Closed with the store. Where none is given, one with these keys. */
    codec?: Codec;
    /** Goes on without the keys that the log was sealed with, where they are lost; texts of theirs read as erased from then on. */
    acceptLostKeys?: boolean;
    /** Every call is answered by then; a server that is gone is waited for so long. */
    deadlineMs?: number;
    /** How often to look for events that the server did not tell of. */
    pollMs?: number;
    /** Told what was found not to be as it was written, and where. Health says only that there is something. */
    onDamage?: (problem: string) => void;
    /** Told of the servers of the events and of the keys. */
    onReach?: OnReachOf;
    /** See `BrokenGuard`. With it, what was appended lately is looked at again soon after the start, and every hour: a process can end before it has. */
    onBrokenGuard?: (broken: BrokenGuard) => void;
    /** How long after the start the first look is. */
    firstLookMs?: number;
  }>;

/** One stream is what the server commits at once, and it counts bytes. */
const PROMISES: StorePromises = {
  ids: 'in their stream',
  guards: 'by locks',
  records: 'in the stream',
  remaining: 'estimated',
};

/** Locks of a process that stands still are left by then: one that runs says something at every poll. */
const IDLE = 'SET idle_session_timeout = 10000;';
/** As whoever waits for them is told. */
const LOCKS = {
  of: 'PostgreSQL of the locks',
  refusal: (why: string, cause: unknown) =>
    new StoreUnavailable(`The database of the locks is not available: ${why}`, { cause }),
};

const DEADLINE_MS = 10_000;
const POLL_MS = 500;
const FIRST_LOOK_MS = 10_000;

/** What looks whether guards held: nobody looks again where nobody is told. */
const watched = (
  parts: Omit<ConstructorParameters<typeof GuardCheck>[0], 'onBrokenGuard'>,
  { onBrokenGuard, firstLookMs = FIRST_LOOK_MS }: Pick<EventStoreDbOptions, 'onBrokenGuard' | 'firstLookMs'>,
) => {
  const told = { ...parts, onBrokenGuard: onBrokenGuard ?? (() => undefined) };
  const looks = new GuardLooks(new GuardLook(told));
  if (onBrokenGuard !== undefined) looks.start(firstLookMs);
  return { guards: new GuardCheck(told), looks };
};

/**
 * Opens the event log on EventStoreDB or KurrentDB for reading and writing, beside any number of other processes. `StoreUnavailable` is thrown
 * where the server cannot be reached, where a newer Plumbline wrote the log, and where its texts were sealed with other keys.
 */
export const openEventStoreDb = async (options: EventStoreDbOptions): Promise<EventStore> => {
  const { prefix, locksUrl, keys, codec: given, acceptLostKeys = false, deadlineMs = DEADLINE_MS, onDamage } = options;
  const { onReach } = options;
  const reach = serverReach(deadlineMs, reachOf('events', onReach));
  const writing = serverReach(deadlineMs);
  const connection = new Connection(options.address);
  const { events, notes, names, log, ...parts } = partsOf(options, connection, reach, writing);
  try {
    const { format } = await notes.begin();
    ensureFormat(format);
    const opened = typeof keys === 'function' ? keys : keysAt(keys);
    const how = { keys: opened, codec: given, acceptLostKeys, onReach: reachOf('keys', onReach) };
    const codec = Object.assign(await codecFor(notes, how), { format, counted: COUNTED });
    const locking = new LogReach(deadlineMs, undefined, LOCKS);
    const locks = new Locks(
      () => connect({ url: locksUrl, timeoutMs: locking.tryMs, settings: IDLE }),
      locking,
      prefix,
    );
    const filter = { streams: names.events };
    const { pollMs = POLL_MS } = options;
    const last = async () => (await Promise.all([events.probe(), locks.probe(), log.probeAppend(names.notes)]))[0];
    const { guards, looks } = watched({ ...parts, log, names, reach: writing }, options);
    const arrivals = new EsdbArrivals({ connection, filter, last, pollMs });
    arrivals.start();
    return new ServedEventStore({
      promises: PROMISES,
      codec,
      log: events,
      ends: arrivals,
      writer: new Appender({ ...parts, log, reach: writing, names, notes, locks, guards }),
      unreached: () => reach.fault,
      hangUp: async () => {
        looks.end();
        connection.close();
        await arrivals.end();
        for (const each of [reach, writing, locking]) each.close();
      },
      onDamage,
    });
  } catch (error) {
    connection.close();
    for (const each of [reach, writing]) each.close();
    throw error;
  }
};
