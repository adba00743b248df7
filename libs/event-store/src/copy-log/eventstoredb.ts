import { connect, withClient } from '@plumbline/postgres';
import { StoreUnavailable } from '@plumbline/event-log';
import { ensureFormat } from '../codec/formats.js';
import { Connection } from '../eventstoredb/connection.js';
import { Locks, WHOLE_LOG } from '../eventstoredb/locks.js';
import { type EventStoreDbPlace, partsOf, serverReach, withLog } from '../eventstoredb/parts.js';
import { LogReach } from '../served/reach.js';
import { EsdbSource, type EsdbLogHeld } from './esdb-source.js';
import { EsdbTarget } from './esdb-target.js';
import { COPIES, ensureUnused } from './postgres.js';
import { CopyRefused, type LogSource, type LogTarget } from './sides.js';

/** `locks`: the database where servers on this log lock what they append to, and the setting that names it. `setting`: the argument. */
export type EsdbLogPlace = EventStoreDbPlace & Readonly<{ locks: Readonly<{ url: string; setting: string }> }>;
type Named = EsdbLogPlace & Readonly<{ setting: string }>;

/** Of one call. */
const TIMEOUT_MS = 60_000;
/** Of the first one: nobody waits long for an address that is wrong. */
const FIRST_MS = 10_000;
const LOCK_MS = 3_000;

export const nameOfEsdbLog = ({ address: { endpoints }, prefix }: EventStoreDbPlace): string =>
  `${prefix} on esdb://${endpoints.map(({ address, port }) => `${address}:${String(port)}`).join(',')}`;

const inWords = async <T>(setting: string, work: () => Promise<T>): Promise<T> =>
  work().catch((error: unknown) => {
    throw error instanceof StoreUnavailable
      ? new CopyRefused(`${setting}: ${error.message}.`, { cause: error })
      : error;
  });

/** Alone, so that nobody appends meanwhile; whoever does so asks for a share of this lock. */
const locked = async (
  { locks: { url, setting }, prefix }: Named,
  name: string,
): Promise<Pick<EsdbLogHeld, 'isHeld' | 'leave'>> => {
  const timeoutMs = FIRST_MS;
  await withClient({ url, setting, timeoutMs }, (client) => ensureUnused(client, name));
  const reach = new LogReach(LOCK_MS, undefined, {
    of: 'PostgreSQL of the locks',
    refusal: (why) => new CopyRefused(`${setting}: ${why}.`),
  });
  const locks = new Locks(() => connect({ url, timeoutMs, settings: COPIES }), reach, prefix);
  const leave = (): void => {
    locks.close();
    reach.close();
  };
  try {
    const held = await locks.take([{ name: WHOLE_LOG, mode: 'exclusive' }], () => false);
    return { isHeld: held.isHeld, leave };
  } catch (error) {
    leave();
    throw error instanceof StoreUnavailable
      ? new CopyRefused(`${name} is being written to, or copied to or from: wait until that is over.`, { cause: error })
      : error;
  }
};

const held = async (at: Named): Promise<EsdbLogHeld> => {
  const name = nameOfEsdbLog(at);
  const { isHeld, leave } = await locked(at, name);
  const connection = new Connection(at.address);
  const [reach, writing] = [serverReach(TIMEOUT_MS), serverReach(TIMEOUT_MS)];
  return {
    ...{ name, setting: at.setting, isHeld },
    parts: partsOf(at, connection, reach, writing),
    leave: () => {
      connection.close();
      for (const each of [reach, writing]) each.close();
      leave();
    },
  };
};

/** Closes what was opened where the first look at it fails. */
const opened = async <T extends EsdbSource>(at: Named, open: (log: EsdbLogHeld) => Promise<T>): Promise<T> => {
  const log = await held(at);
  try {
    return await inWords(at.setting, () => open(log));
  } catch (error) {
    log.leave();
    throw error;
  }
};

const looked = <T>(at: Named, look: (parts: ReturnType<typeof partsOf>) => Promise<T>): Promise<T> =>
  inWords(at.setting, () => withLog(at, FIRST_MS, look));

/** Whether a finished log is there. */
export const holdsEventsUnder = (at: Named): Promise<boolean> =>
  looked(at, async ({ notes, events }) => !(await notes.ofAnyLog()).isCopying && (await events.lastPosition()) !== 0);

/** Throws where a server runs on it, and where it is the copy of a log that was cut short. */
export const openEsdbSource = async (at: Named): Promise<LogSource> => {
  await looked(at, async ({ notes, events }) => {
    ensureFormat((await notes.all()).format);
    if ((await events.lastPosition()) === 0) throw new CopyRefused(`There are no events in ${nameOfEsdbLog(at)}.`);
  });
  return opened(at, (log) => Promise.resolve(new EsdbSource(log)));
};

/** A command that wrote nothing leaves its record all the same. */
const ensureFree = async ({ events, records }: EsdbLogHeld['parts'], name: string): Promise<void> => {
  if ((await events.lastPosition()) !== 0 || (await records.any()))
    throw new CopyRefused(`${name} has events of its own: name another prefix.`);
};

/** Throws where another log is there already. */
export const openEsdbTarget = async (at: Named): Promise<LogTarget> => {
  await looked(at, async ({ notes }) => {
    ensureFormat((await notes.ofAnyLog()).format);
  });
  return opened(at, async (log) => {
    const { notes } = log.parts;
    if (!(await notes.ofAnyLog()).isCopying) {
      await ensureFree(log.parts, log.name);
      await notes.beginCopy();
    }
    return new EsdbTarget(log);
  });
};
