import { connect } from '@plumbline/postgres';
import { type EventStore, type StorePromises, StoreUnavailable } from '@plumbline/event-log';
import type { KeysPlace } from '@plumbline/sealing';
import type { Codec } from '../codec/codec.js';
import { EVENT_FORMAT } from '../codec/formats.js';
import { keysAt, type OpenKeys } from '../keys-at.js';
import { codecFor } from '../served/codec-for.js';
import { LogReach } from '../served/reach.js';
import { ServedEventStore } from '../served/served-event-store.js';
import { eventStoreDbAddress } from './address.js';
import { Appender, type BrokenGuard } from './appender.js';
import { EsdbArrivals } from './arrivals.js';
import { Connection } from './connection.js';
import { EsdbLog } from './event-log.js';
import { KnownStreams } from './known-streams.js';
import { LargeParts } from './large-parts.js';
import { Lists } from './lists.js';
import { Locks } from './locks.js';
import { LogNotes } from './log-notes.js';
import { Names } from './names.js';
import { RecordedCommands } from './recorded-commands.js';
import { ServerLog } from './server-log.js';

export type EventStoreDbOptions = Readonly<{
  /** As the server's own tools take it, or with `kurrentdb:`. */
  url: string;
  /** What the names of all streams begin with; see `Names`. */
  prefix: string;
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
  /** See `BrokenGuard`. */
  onBrokenGuard?: (broken: BrokenGuard) => void;
}>;

/** One stream is what the server commits at once, and it counts bytes. */
const PROMISES: StorePromises = {
  ids: 'in their stream',
  guards: 'by locks',
  records: 'in the stream',
  remaining: 'estimated',
};

const DEADLINE_MS = 10_000;
const POLL_MS = 500;

const ensureFormat = (format: number): number => {
  if (format <= EVENT_FORMAT) return format;
  throw new StoreUnavailable(
    `The event log has events of format ${String(format)}: the upgrade to a newer Plumbline is finished. Start that version, or a newer one.`,
  );
};

const reachOf = (deadlineMs: number): LogReach =>
  new LogReach(deadlineMs, 'The event store', (cause) => (cause instanceof Error ? cause.message : String(cause)));

const partsOf = (options: EventStoreDbOptions, connection: Connection, reach: LogReach, writing: LogReach) => {
  const names = new Names(options.prefix);
  const log = new ServerLog(connection, reach, writing);
  const known = new KnownStreams((stream, from) => log.stream(names.of(stream), from));
  const records = new RecordedCommands(log, names);
  const large = new LargeParts(log, names);
  const lists = new Lists(log, names);
  const events = new EsdbLog({ log, names, known, records, large, lists });
  const notes = new LogNotes(log, names, () => events.lastPosition());
  return { log, names, known, records, large, lists, events, notes };
};

/**
 * Opens the event log on EventStoreDB or KurrentDB for reading and writing, beside any number of other processes. `StoreUnavailable` is thrown
 * where the server cannot be reached, where a newer Plumbline wrote the log, and where its texts were sealed with other keys.
 */
export const openEventStoreDb = async (options: EventStoreDbOptions): Promise<EventStore> => {
  const {
    url,
    prefix,
    locksUrl,
    keys,
    codec: given,
    acceptLostKeys = false,
    deadlineMs = DEADLINE_MS,
    onDamage,
  } = options;
  const [reach, writing] = [reachOf(deadlineMs), reachOf(deadlineMs)];
  const connection = new Connection(eventStoreDbAddress(url));
  const { events, notes, names, log, ...parts } = partsOf(options, connection, reach, writing);
  try {
    const { format } = await notes.begin();
    ensureFormat(format);
    const opened = typeof keys === 'function' ? keys : keysAt(keys);
    const codec = Object.assign(await codecFor(notes, { keys: opened, codec: given, acceptLostKeys }), { format });
    const locking = new LogReach(deadlineMs, 'The database of the locks');
    const locks = new Locks(() => connect({ url: locksUrl, timeoutMs: locking.tryMs }), locking, prefix);
    const filter = { streams: names.events };
    const { pollMs = POLL_MS, onBrokenGuard = () => undefined } = options;
    const last = async () => (await Promise.all([events.probe(), locks.probe(), log.probeAppend(names.notes)]))[0];
    const arrivals = new EsdbArrivals({ connection, filter, last, pollMs });
    arrivals.start();
    return new ServedEventStore({
      promises: PROMISES,
      codec,
      log: events,
      ends: arrivals,
      writer: new Appender({ ...parts, log, reach: writing, names, notes, locks, onBrokenGuard }),
      unreached: () => reach.fault,
      hangUp: async () => {
        connection.close();
        await arrivals.end();
      },
      onDamage,
    });
  } catch (error) {
    connection.close();
    throw error;
  }
};
