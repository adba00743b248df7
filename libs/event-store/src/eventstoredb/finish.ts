import { ensureFormat, EVENT_FORMAT } from '../codec/formats.js';
import type { Finished } from '../postgres/upgrade.js';
import { type EventStoreDbPlace, withLog } from './parts.js';

const TIMEOUT_MS = 10_000;

/**
 * From now on events are written that the release before cannot read, and it starts on this log no more. For ever. Whether a copy of it still runs
 * is not known here: such a copy would stop to read.
 */
export const finishEventStoreDb = (place: EventStoreDbPlace): Promise<Finished> =>
  withLog(place, TIMEOUT_MS, async ({ notes }) => {
    const { format } = await notes.all();
    ensureFormat(format);
    await notes.raiseFormat();
    return { format: EVENT_FORMAT, wasFinished: format === EVENT_FORMAT };
  });
