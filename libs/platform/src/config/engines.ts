import { resolve } from 'node:path';
import {
  type EventStoreDbAddress,
  eventStoreDbAddress,
  isEventStoreDb,
  isStreamPrefix,
} from './eventstoredb-address.js';
import { addressProblem } from './postgres-address.js';
import { Secret } from './secret.js';
import type { Variables } from './variables.js';

/** A folder for files of SQLite, absolute. */
export type SqliteConfig = Readonly<{ engine: 'sqlite'; dir: string }>;
/** A database of PostgreSQL, by an address that may hold its password. */
export type PostgresConfig = Readonly<{ engine: 'postgres'; url: Secret }>;

/** A server of EventStoreDB or KurrentDB; all of its streams that are ours begin with the prefix. */
export type EventStoreDbConfig = Readonly<{ engine: 'eventstoredb'; url: Secret; prefix: string }>;
/** Where events can be; views and keys lie in files or databases alone. */
export type EventsConfig = SqliteConfig | PostgresConfig | EventStoreDbConfig;

const STORE_URL = 'PLUMBLINE_STORE_URL';
const STORE_PREFIX = 'PLUMBLINE_STORE_PREFIX';
const PREFIX = 'plumbline';
const VIEWS_URL = 'PLUMBLINE_VIEWS_URL';
const DATA_DIR = 'PLUMBLINE_DATA_DIR';
const FALLBACK = './data';

const A_FOLDER = 'sqlite: and a folder, such as sqlite:/srv/plumbline';
const A_DATABASE = 'postgres://USER:PASSWORD@HOST/DATABASE';
const A_SERVER = 'esdb://USER:PASSWORD@HOST:2113';
const SQLITE = /^sqlite:(?!\/\/)(.*)$/iu;
const POSTGRES_PORT = '5432';
const POSTGRES = /^postgres(?:ql)?:\/\//iu;

const sqlite = (dir: string): SqliteConfig => ({ engine: 'sqlite', dir });

/** `folder`: where `sqlite:` without a folder is. Null where the address is none of SQLite. */
const sqliteOf = (text: string, folder: string | null): SqliteConfig | null => {
  const dir = SQLITE.exec(text)?.[1];
  const named = dir === '' ? folder : dir;
  return named === undefined || named === null ? null : sqlite(resolve(named));
};

/** User and database have to be named: what a client makes up differs from machine to machine. */
export const postgresOf = (text: string): PostgresConfig | null => {
  const url = POSTGRES.test(text) ? URL.parse(text) : null;
  const isNamed = url !== null && url.hostname !== '' && url.username !== '' && url.pathname.length > 1;
  return isNamed ? { engine: 'postgres', url: new Secret(text) } : null;
};

/** Of an address that was typed, which names a folder or a database; null where it names neither. */
export const placeIn = (text: string): StoreConfig | null => storeOf(text, null);

const storeOf = (text: string, folder: string | null): StoreConfig | null => sqliteOf(text, folder) ?? postgresOf(text);

/** What the client of PostgreSQL would not keep to is refused. */
export const ensureKept = (variables: Variables, name: string, found: StoreConfig | null | undefined): void => {
  const problem = found?.engine === 'postgres' ? addressProblem(found.url.reveal()) : undefined;
  if (problem !== undefined) variables.refuse(name, problem);
};

/** What is wrong with the address of a server of EventStoreDB; undefined where nothing is. */
const esdbProblem = (text: string): string | undefined => {
  try {
    eventStoreDbAddress(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const readPrefix = (variables: Variables, given: string | undefined, named: string): string => {
  const prefix = given ?? variables.text(STORE_PREFIX, PREFIX);
  if (!isStreamPrefix(prefix))
    variables.refuse(named, 'set it to small letters and digits, a letter first, such as plumbline');
  return prefix;
};

const readEventStoreDb = (variables: Variables, text: string): EventStoreDbConfig => {
  const problem = esdbProblem(text);
  if (problem !== undefined) variables.refuse(STORE_URL, problem);
  const prefix = readPrefix(variables, undefined, STORE_PREFIX);
  return { engine: 'eventstoredb', url: new Secret(text), prefix };
};

const readStore = (variables: Variables, folder: string): EventsConfig | undefined => {
  const text = variables.secretText(STORE_URL);
  if (text === undefined) return undefined;
  if (isEventStoreDb(text)) return readEventStoreDb(variables, text);
  const found = storeOf(text, folder);
  if (found === null) variables.refuse(STORE_URL, `set it to ${A_FOLDER}, to ${A_DATABASE}, or to ${A_SERVER}`);
  ensureKept(variables, STORE_URL, found);
  return found ?? undefined;
};

const readViews = (variables: Variables, dataDir: string): Places['views'] => {
  const text = variables.secretText(VIEWS_URL);
  const found = text === undefined ? sqlite(dataDir) : storeOf(text, dataDir);
  if (found === null) variables.refuse(VIEWS_URL, `set it to ${A_FOLDER}, or to ${A_DATABASE}`);
  ensureKept(variables, VIEWS_URL, found);
  return found ?? sqlite(dataDir);
};

/** Of a log on EventStoreDB that was typed: its address and what is said of it beside the settings. `named`: the option of the address. */
export type TypedLog = Readonly<{ address: string; named: string; prefix?: string; views?: string }>;

type LocksPlace = Readonly<{ url: string; setting: string }>;

/** Where the views are; `setting` names that. */
const readLocks = (variables: Variables, views: string | undefined): LocksPlace => {
  const setting = views === undefined ? VIEWS_URL : '--from-views';
  const text = views ?? variables.secretText(VIEWS_URL);
  const found = text === undefined ? null : postgresOf(text);
  if (found === null)
    variables.refuse(
      setting,
      `set it to ${A_DATABASE}: servers of a log in EventStoreDB lock there what they append to`,
    );
  ensureKept(variables, setting, found);
  return { url: found?.url.reveal() ?? '', setting };
};

/** As commands on the log take it. */
export const readEventStoreDbLog = (
  variables: Variables,
  { address, named, prefix: given, views }: TypedLog,
): ReturnType<typeof eventStoreDbPlace> & Readonly<{ locks: LocksPlace }> => {
  const problem = esdbProblem(address);
  if (problem !== undefined) variables.refuse(named, problem);
  const prefix = readPrefix(variables, given, given === undefined ? STORE_PREFIX : '--from-prefix');
  const locks = readLocks(variables, views);
  variables.ensureNone();
  return { ...eventStoreDbPlace({ engine: 'eventstoredb', url: new Secret(address), prefix }), locks };
};

/** Whether two addresses are of one database, as far as their text says. */
export const isOneAddress = (one: Secret, other: Secret): boolean => {
  const [first, second] = [one, other].map((url) => {
    const { hostname, port, pathname } = new URL(url.reveal());
    return `${hostname}:${port === '' ? POSTGRES_PORT : port}${pathname}`;
  });
  return first === second;
};

export type StoreConfig = SqliteConfig | PostgresConfig;
export type Places = Readonly<{
  /** Absolute. Holds every file that this process writes, but for views that lie elsewhere. */
  dataDir: string;
  store: EventsConfig;
  views: StoreConfig;
}>;

/** The folders that hold files of this process. */
export const foldersOf = ({ dataDir, views }: Places): readonly string[] => [
  ...new Set([dataDir, ...(views.engine === 'sqlite' ? [views.dir] : [])]),
];

const readDataDir = (variables: Variables, store: Places['store'] | undefined): string => {
  const given = variables.find(DATA_DIR);
  const ofStore = store?.engine === 'sqlite' ? store.dir : undefined;
  const dataDir = resolve(given ?? ofStore ?? FALLBACK);
  if (ofStore !== undefined && ofStore !== dataDir)
    variables.refuse(
      STORE_URL,
      `name the folder of ${DATA_DIR}, or unset one of them: SQLite keeps events in the data directory`,
    );
  return dataDir;
};

export type LogPlace = Pick<Places, 'dataDir' | 'store'>;

/** SQLite keeps events in the data directory: an address of the store that names a folder names that. */
export const readLogPlace = (variables: Variables): LogPlace => {
  const store = readStore(variables, variables.find(DATA_DIR) ?? FALLBACK);
  const dataDir = readDataDir(variables, store);
  return { dataDir, store: store ?? sqlite(dataDir) };
};

export const readPlaces = (variables: Variables): Places => {
  const place = readLogPlace(variables);
  const views = readViews(variables, place.dataDir);
  if (place.store.engine === 'eventstoredb' && views.engine !== 'postgres')
    variables.refuse(
      VIEWS_URL,
      `set it to ${A_DATABASE}: with events in EventStoreDB, copies of the server lock there what they append to`,
    );
  return { ...place, views };
};

const SERVER_NAMES = { postgres: 'PostgreSQL', eventstoredb: 'EventStoreDB' } as const;

/** What copies share has to be given to each of them: what one makes for itself in its data directory, no other can use. */
export const ensureShared = (
  variables: Variables,
  { store }: LogPlace,
  given: Readonly<{ keys: boolean; masterKey: boolean; positionKey: boolean; signIn: boolean }>,
): void => {
  if (store.engine === 'sqlite') return;
  const why = `events are in ${SERVER_NAMES[store.engine]}, where several copies of the server use them`;
  if (!given.keys)
    variables.refuse(
      'PLUMBLINE_KEYS_URL',
      `set it to a database of their own, or to a file: URL that all copies share: ${why}`,
    );
  if (!given.masterKey) variables.refuse('PLUMBLINE_MASTER_KEY_FILE', `set it to a file that all copies have: ${why}`);
  if (!given.positionKey)
    variables.refuse('PLUMBLINE_POSITION_KEY_FILE', `set it to a file that all copies have: ${why}`);
  if (!given.signIn)
    variables.refuse(
      'PLUMBLINE_OIDC_ISSUER',
      `set it to an OpenID provider, or PLUMBLINE_SIGNING_KEY_FILE to a key that all copies have: ${why}`,
    );
};

const PROJECTIONS = 'PLUMBLINE_PROJECTIONS';

/** Views in a database are kept for all copies of the server, by workers; those in a folder by whoever is told to. */
export const readProjections = (variables: Variables, { views }: Places): 'embedded' | 'worker' => {
  const isShared = views.engine === 'postgres';
  const given = variables.oneOf(PROJECTIONS, ['embedded', 'worker'], isShared ? 'worker' : 'embedded');
  if (isShared && given === 'embedded')
    variables.refuse(
      PROJECTIONS,
      'unset it, or set it to worker: views are in PostgreSQL, where worker processes keep them',
    );
  return given;
};

/** As commands on the log take it. */
export const eventStoreDbPlace = ({
  url,
  prefix,
}: EventStoreDbConfig): Readonly<{ address: EventStoreDbAddress; prefix: string }> => ({
  address: eventStoreDbAddress(url.reveal()),
  prefix,
});

/** As the event store takes it: its locks are where the views are, which `readPlaces` has seen to. */
export const eventStoreDbOf = (
  { views }: Pick<Places, 'views'>,
  store: EventStoreDbConfig,
): ReturnType<typeof eventStoreDbPlace> & Readonly<{ locksUrl: string }> => {
  if (views.engine !== 'postgres') throw new Error('the views are not in PostgreSQL');
  return { ...eventStoreDbPlace(store), locksUrl: views.url.reveal() };
};
