import { join } from 'node:path';
import { tempDir } from '@plumbline/testing';
import { placeForLog, type PlaceOfLog } from './eventstoredb/given.js';
import { type UsedPostgres, usePostgres } from './postgres/use-postgres.js';
import { sharedSettings } from './shared-settings.js';

export type EventsIn = 'postgres' | 'eventstoredb';
export type SharedPlaces = Readonly<{
  /** Of all copies and workers. */
  settings: Readonly<Record<string, string>>;
  /** Where events are on EventStoreDB. */
  log: PlaceOfLog | undefined;
}>;

/** Inside a `describe`: new places for events, views and keys that copies share, the last two in PostgreSQL. What uses them ends by `atEnd`. */
export const useSharedPlaces = (
  eventsIn: EventsIn,
): Readonly<{ places: () => Promise<SharedPlaces>; atEnd: UsedPostgres['atEnd'] }> => {
  const { database, atEnd } = usePostgres();
  const places = async (): Promise<SharedPlaces> => {
    const folder = tempDir();
    const log = eventsIn === 'eventstoredb' ? await placeForLog() : undefined;
    const [events, keys, views] = [log ?? (await database()), await database(), await database()];
    atEnd(async () => {
      for (const { drop } of [events, keys, views]) await drop();
      folder.remove();
    });
    const shared = sharedSettings(join(folder.path, 'shared'), events.url, keys.url);
    return { log, settings: { ...shared, ...log?.settings, PLUMBLINE_VIEWS_URL: views.url } };
  };
  return { places, atEnd };
};
