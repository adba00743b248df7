import type { EventStore } from '@plumbline/event-log';
import type { EventStoreDbOptions } from './open.js';

export { eventStoreDbAddress, isEventStoreDb } from './address.js';
export type { BrokenGuard } from './appender.js';
export type { EventStoreDbOptions } from './open.js';

/** As in `open.ts`, which is loaded with the client of the server only where one is used. */
export const openEventStoreDb = async (options: EventStoreDbOptions): Promise<EventStore> =>
  (await import('./open.js')).openEventStoreDb(options);
