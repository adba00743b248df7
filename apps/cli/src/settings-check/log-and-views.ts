import { existsSync } from 'node:fs';
import type { LogFound, LogSeen } from '@plumbline/event-store';
import type { Config } from '@plumbline/platform';
import type { DeclaredViews, ViewsFound } from '@plumbline/view-store';
import { keysPlaceIn } from '../configuration.js';
import { keysAt, type NameOf, placeOf } from './places.js';
import { type Tried, tried } from './tried.js';

const PATIENCE_MS = 5_000;

export const lookAtFolder = async (dir: string): Promise<string | null> => {
  const { ensureMakeable, prepareDataDir } = await import('@plumbline/platform');
  if (!existsSync(dir)) {
    ensureMakeable(dir);
    return null;
  }
  prepareDataDir(dir);
  return 'This user can read and write it.';
};

const lookAtEvents = async ({ store }: Config): Promise<LogFound> => {
  const { lookAtPostgres, lookAtSqlite } = await import('@plumbline/event-store');
  return store.engine === 'postgres' ? lookAtPostgres(store.url.reveal(), PATIENCE_MS) : lookAtSqlite(store.dir);
};

/** `log`: undefined where it could not be looked at. */
type Events = Readonly<{ line: Tried; log: LogSeen | null | undefined }>;

const tryEvents = async (config: Config, nameOf: NameOf): Promise<Events> => {
  let log: Events['log'];
  const asked = { engine: 'events', at: placeOf(config.store, nameOf), setting: 'PLUMBLINE_STORE_URL' };
  const line = await tried(asked, async () => {
    const looked = await lookAtEvents(config);
    log = looked.log;
    return looked.found;
  });
  return { line, log };
};

const tryKeys = async (config: Config, { log }: Events): Promise<Tried> => {
  const [{ lookAtKeys, nameOfAddress: nameOf }, { keysFileOf }] = await Promise.all([
    import('@plumbline/event-store'),
    import('@plumbline/sealing'),
  ]);
  const place = await keysPlaceIn(config);
  const eventsUrl = config.store.engine === 'postgres' ? config.store.url.reveal() : null;
  const acceptLost = config.lostKeys === 'accept';
  return tried({ engine: 'keys', at: keysAt(place, keysFileOf, nameOf), setting: 'PLUMBLINE_KEYS_URL' }, () =>
    lookAtKeys({ place, log, eventsUrl, acceptLost, timeoutMs: PATIENCE_MS }),
  );
};

const declaredViews = async (): Promise<DeclaredViews> => {
  const [{ VIEWS }, { TABLES }] = await Promise.all([
    import('@plumbline/projections'),
    import('@plumbline/read-model/tables'),
  ]);
  return { views: VIEWS, tables: TABLES };
};

/** A folder of their own is looked at as the data directory is. */
const viewsFound = async ({ views, dataDir }: Config): Promise<ViewsFound> => {
  const { lookAtPostgresViews, lookAtViewsIn } = await import('@plumbline/view-store');
  if (views.engine === 'postgres') return lookAtPostgresViews(views.url.reveal(), await declaredViews(), PATIENCE_MS);
  if (views.dir !== dataDir) await lookAtFolder(views.dir);
  return lookAtViewsIn(views.dir, await declaredViews());
};

const compareViews = async ({ found, views: seen }: ViewsFound, { log }: Events): Promise<string | null> => {
  if (seen === null) return found;
  if (log === undefined) return `${found ?? ''} Whether they are of this log is not known: its events cannot be read.`;
  const { ensureOfLog } = await import('@plumbline/projection-runtime');
  ensureOfLog(log ?? { head: null, first: null }, seen);
  return found;
};

/** The log, whether its keys are its own, and whether the views are derived from it. */
export const tryLogAndViews = async (config: Config): Promise<readonly Tried[]> => {
  const { nameOfAddress: nameOf } = await import('@plumbline/event-store');
  // Beside a server that writes: what is looked at later is never behind.
  const looked = viewsFound(config);
  await Promise.allSettled([looked]);
  const events = await tryEvents(config, nameOf);
  const views = { engine: 'views', at: placeOf(config.views, nameOf), setting: 'PLUMBLINE_VIEWS_URL' };
  return [
    events.line,
    await tryKeys(config, events),
    await tried(views, async () => compareViews(await looked, events)),
  ];
};
