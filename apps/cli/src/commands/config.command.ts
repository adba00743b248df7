import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '@plumbline/platform';
import type { Command } from 'commander';
import { keysPlaceIn } from '../configuration.js';
import { EXIT } from '../exit-codes.js';
import { Output } from '../output.js';
import type { GlobalOptions } from '../session.js';

type Read = Readonly<{ config: Config | null; problems: readonly string[] }>;
/** What was tried, where, and what came of it. */
type Tried = Readonly<{ engine: string; at: string; ok: boolean; found: string }>;

const read = async (dataDir: string): Promise<Read> => {
  const { ConfigError, takeConfig } = await import('@plumbline/platform');
  try {
    return { config: takeConfig({ ...process.env, PLUMBLINE_DATA_DIR: dataDir }), problems: [] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { config: null, problems: error.problems };
  }
};

const PATIENCE_MS = 5_000;
const NOT_THERE = 'Not there yet: the first start makes it.';

const tried = async (engine: string, at: string, look: () => string | Promise<string>): Promise<Tried> => {
  try {
    return { engine, at, ok: true, found: await look() };
  } catch (error) {
    return { engine, at, ok: false, found: error instanceof Error ? error.message : String(error) };
  }
};

const lookAtFolder = async (dir: string): Promise<string> => {
  if (!existsSync(dir)) return NOT_THERE;
  const { prepareDataDir } = await import('@plumbline/platform');
  prepareDataDir(dir);
  return 'This user can read and write it.';
};

const inFiles = async (config: Config, dir: string): Promise<string> => {
  const { EVENTS_FILE, openSqliteEventReader } = await import('@plumbline/event-store');
  if (!existsSync(join(dir, EVENTS_FILE))) return NOT_THERE;
  const events = await openSqliteEventReader({ dataDir: config.dataDir, keys: await keysPlaceIn(config) });
  try {
    return `${(await events.remaining(null)).toString()} events, and the keys of their texts.`;
  } finally {
    await events.close();
  }
};

const inDatabase = async (url: string): Promise<string> => {
  const { lookAtPostgres } = await import('@plumbline/event-store');
  const { version, events } = await lookAtPostgres(url, PATIENCE_MS);
  return `PostgreSQL ${version}, ${events === null ? 'no log yet: the first start makes it' : `${events.toString()} events`}.`;
};

const lookAtEvents = (config: Config): Promise<string> =>
  config.store.engine === 'postgres' ? inDatabase(config.store.url.reveal()) : inFiles(config, config.store.dir);

const lookAtViews = async (views: Config['views']): Promise<string> => {
  if (views.engine === 'sqlite') return lookAtFolder(views.dir);
  const { lookAtPostgresViews } = await import('@plumbline/view-store');
  const { version, views: there } = await lookAtPostgresViews(views.url.reveal(), PATIENCE_MS);
  return `PostgreSQL ${version}, ${there === 0 ? 'no views yet: the first worker makes them' : `${String(there)} views`}.`;
};

const lookAtProvider = async (issuer: string): Promise<string> => {
  const { discoverKeys } = await import('@plumbline/access');
  return `Its keys are at ${(await discoverKeys(issuer)).href}.`;
};

const lookAtKeys = async (config: Config, url: string): Promise<string> => {
  const { lookAtPostgresKeys } = await import('@plumbline/event-store');
  const place = await keysPlaceIn(config);
  const eventsUrl = config.store.engine === 'postgres' ? config.store.url.reveal() : null;
  const { version, made } = await lookAtPostgresKeys({ url, place, eventsUrl, timeoutMs: PATIENCE_MS });
  return `PostgreSQL ${version}, ${made === null ? 'no keys yet: the first start makes them' : `${made.toString()} keys were made`}.`;
};

/** Without the password. */
const addressOf = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
};

const placeOf = (store: Config['store']): string =>
  store.engine === 'sqlite' ? `sqlite:${store.dir}` : addressOf(store.url.reveal());

/** Keys in a file are tried with the events. */
const tryKeys = async (config: Config): Promise<readonly Tried[]> => {
  const url = config.keys.url?.reveal();
  return url === undefined ? [] : [await tried('keys', addressOf(url), () => lookAtKeys(config, url))];
};

/** Opens what there is, and makes nothing. */
const tryEach = async (config: Config): Promise<readonly Tried[]> => {
  const { dataDir, store, views, oidc } = config;
  return [
    await tried('data directory', dataDir, () => lookAtFolder(dataDir)),
    await tried('events', placeOf(store), () => lookAtEvents(config)),
    ...(await tryKeys(config)),
    await tried('views', placeOf(views), () => lookAtViews(views)),
    ...(oidc === null ? [] : [await tried('OpenID provider', oidc.issuer, () => lookAtProvider(oidc.issuer))]),
  ];
};

const lineOf = ({ engine, at, ok, found }: Tried): string => `${ok ? 'works' : 'FAILS'}  ${engine} ${at}: ${found}`;

const reportOf = ({ config, problems }: Read, engines: readonly Tried[]): string => {
  if (config === null) return ['The configuration is not usable.', ...problems.map((one) => `  ${one}`)].join('\n');
  const { store, views, mode, projections } = config;
  const where = `Events in ${placeOf(store)}, views in ${placeOf(views)}, mode ${mode}, projections ${projections}.`;
  return ['The configuration is usable.', where, ...engines.map(lineOf)].join('\n');
};

export const configCommand = (program: Command): void => {
  program
    .command('config')
    .description('look at the settings of the server')
    .command('check')
    .description('say what is wrong with the settings, and which variable to set to what')
    .option(
      '--connect',
      'also try everything that they name: folders, the event store and its keys, the OpenID provider',
    )
    .action(async (_: unknown, command: Command) => {
      const { dataDir, json, connect = false } = command.optsWithGlobals<GlobalOptions & { connect?: boolean }>();
      const found = await read(dataDir);
      const engines = connect && found.config !== null ? await tryEach(found.config) : [];
      const isUsable = found.config !== null;
      const failing = engines.some(({ ok }) => !ok);
      new Output(json).result({ usable: isUsable, problems: found.problems, engines }, () => reportOf(found, engines));
      if (!isUsable) process.exitCode = EXIT.usage;
      else if (failing) process.exitCode = EXIT.unreachable;
    });
};
