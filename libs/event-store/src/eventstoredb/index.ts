import type { EventStore } from '@plumbline/event-log';
import type { KeysPlace } from '@plumbline/sealing';
import type { LogFound } from '../found.js';
import type { Finished } from '../postgres/upgrade.js';
import type { LogChecked, OnChecked } from '../stored/checked.js';
import type { EventStoreDbOptions } from './open.js';
import type { EventStoreDbPlace } from './parts.js';

export type { BrokenGuard, EventAt } from './guard-check.js';
export type { EventStoreDbAddress } from './connection.js';
export type { EventStoreDbOptions } from './open.js';
export type { EventStoreDbPlace } from './parts.js';

/** As in `open.ts`, which is loaded with the client of the server only where one is used. */
export const openEventStoreDb = async (options: EventStoreDbOptions): Promise<EventStore> =>
  (await import('./open.js')).openEventStoreDb(options);

/** As in `look.ts`. */
export const lookAtEventStoreDb = async (
  place: EventStoreDbPlace & Readonly<{ timeoutMs: number }>,
): Promise<LogFound> => (await import('./look.js')).lookAtEventStoreDb(place);

/** As in `finish.ts`. */
export const finishEventStoreDb = async (place: EventStoreDbPlace): Promise<Finished> =>
  (await import('./finish.js')).finishEventStoreDb(place);

/** As in `check.ts`. */
export const checkEventStoreDb = async (
  place: EventStoreDbPlace,
  keys: KeysPlace,
  onProgress: OnChecked,
): Promise<LogChecked> => (await import('./check.js')).checkEventStoreDb(place, keys, onProgress);
