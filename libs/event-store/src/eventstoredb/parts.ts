import type { OnReach } from '@plumbline/postgres';
import { LogReach } from '../served/reach.js';
import { Connection, type EventStoreDbAddress } from './connection.js';
import { EsdbLog } from './event-log.js';
import { KnownStreams } from './known-streams.js';
import { LargeParts } from './large-parts.js';
import { Lists } from './lists.js';
import { LogNotes } from './log-notes.js';
import { Names } from './names.js';
import { RecordedCommands } from './recorded-commands.js';
import { ServerLog } from './server-log.js';

/** Whether the server answers reads, or appends. */
export const serverReach = (deadlineMs: number, onReach?: OnReach): LogReach =>
  new LogReach(deadlineMs, onReach, {
    of: 'EventStoreDB',
    inWords: (cause) => (cause instanceof Error ? cause.message : String(cause)),
  });

/** A log on a server: all of its streams that begin with the prefix, see `Names`. */
export type EventStoreDbPlace = Readonly<{ address: EventStoreDbAddress; prefix: string }>;

export const partsOf = ({ prefix }: EventStoreDbPlace, connection: Connection, reach: LogReach, writing: LogReach) => {
  const names = new Names(prefix);
  const log = new ServerLog(connection, reach, writing);
  const known = new KnownStreams((stream, from) => log.stream(names.of(stream), from));
  const records = new RecordedCommands(log, names);
  const large = new LargeParts(log, names);
  const lists = new Lists(log, names);
  const events = new EsdbLog({ log, names, known, records, large, lists });
  const notes = new LogNotes(log, names, () => events.lastPosition());
  return { log, names, known, records, large, lists, events, notes };
};

/** For a command on a log that servers may be running on. */
export const withLog = async <T>(
  place: EventStoreDbPlace,
  timeoutMs: number,
  work: (parts: ReturnType<typeof partsOf>) => Promise<T>,
): Promise<T> => {
  const connection = new Connection(place.address);
  try {
    return await work(partsOf(place, connection, serverReach(timeoutMs), serverReach(timeoutMs)));
  } finally {
    connection.close();
  }
};
