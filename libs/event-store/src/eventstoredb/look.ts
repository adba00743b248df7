import { ensureFormat } from '../codec/formats.js';
import type { LogFound } from '../found.js';
import { toPosition } from '../position.js';
import { COUNTED } from './names.js';
import { type EventStoreDbPlace, withLog } from './parts.js';

/** What a start would find. Changes nothing. Throws in words for the operator where a start would be refused. */
export const lookAtEventStoreDb = (place: EventStoreDbPlace & Readonly<{ timeoutMs: number }>): Promise<LogFound> =>
  withLog(place, place.timeoutMs, async ({ events, notes }) => {
    const { keys: used, format } = await notes.all();
    ensureFormat(format);
    const [last, first] = [await events.lastPosition(), await events.firstId()];
    const log = { used, head: last === 0 ? null : toPosition(last, COUNTED), first };
    if (last === 0) return { found: 'EventStoreDB answers, no log yet: the first start makes it.', log };
    return { found: `EventStoreDB answers, about ${String(await events.remaining(0))} events.`, log };
  });
