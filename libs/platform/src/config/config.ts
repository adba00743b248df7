import { resolve } from 'node:path';
import {
  ensureShared,
  type Places,
  readEventStoreDbLog,
  readLogPlace,
  readPlaces,
  readProjections,
  type TypedLog,
} from './engines.js';
import { ensureSent, type KafkaConfig, readKafka } from './kafka.js';
import { ensureKeysApart, type KeysConfig, readKeys } from './keys.js';
import { type OidcConfig, readOidc } from './oidc.js';
import { type OtlpConfig, readOtlp } from './otlp.js';
import { ensureFilled, ensureSpelled } from './settings.js';
import { type Env, Variables } from './variables.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type Config = Places &
  Readonly<{
    mode: 'production' | 'development';
    host: string;
    port: number;
    /** Where the worker answers health and metrics. */
    workerPort: number;
    logLevel: LogLevel;
    /** Whoever sends it reads the figures of this process; without one nobody does. */
    metricsToken: string | null;
    /** Of the key that positions are sealed with, absolute; null for one in the data directory. */
    positionKeyFile: string | null;
    /** Of the key that the embedded issuer signs with, absolute; null for one in the data directory. */
    signingKeyFile: string | null;
    /** Number of proxies in front whose word about the client's address is believed; 0 believes none. */
    trustProxy: number;
    keys: KeysConfig;
    /** What a start does where the keys are not those that the log was sealed with: `accept` reads its texts as erased from then on. */
    lostKeys: 'refuse' | 'accept';
    /** Whether ids of people may contain parts of their names and mails. */
    namedIds: 'refuse' | 'allow';
    /** Who runs the projections: this server, or worker processes on the same views. */
    projections: 'embedded' | 'worker';
    oidc: OidcConfig | null;
    /** Where spans and figures are sent; null for nowhere. */
    otlp: OtlpConfig | null;
    /** Where workers send public events; null for nowhere. */
    kafka: KafkaConfig | null;
    /** Web pages of these origins may call the API; none by default. */
    corsOrigins: readonly string[];
    /** public: answers that say nothing about people; all: also those that do. */
    compression: 'none' | 'public' | 'all';
    limits: Readonly<{
      /** Bytes of a JSON body. */
      jsonBody: number;
      /** Bytes of a document body. */
      documentBody: number;
      /** How deep objects and lists of a JSON body may nest, and how much one of them may hold. */
      json: Readonly<{ depth: number; keys: number; items: number }>;
      /** Requests a minute for each person, and for each address that shows no known token; 0 switches the limit off. */
      perPerson: number;
      perAddress: number;
      requestMs: number;
      /** How long a shutdown waits for requests that are running. */
      shutdownMs: number;
    }>;
  }>;

const MEGABYTE = 1024 * 1024;
const PORTS = [0, 65_535] as const;
const RATES = [0, 100_000_000] as const;
const DURATIONS = [100, 600_000] as const;

const readLimits = (variables: Variables): Config['limits'] => ({
  jsonBody: variables.integer('PLUMBLINE_BODY_LIMIT', MEGABYTE, [1_024, 64 * MEGABYTE]),
  documentBody: variables.integer('PLUMBLINE_DOCUMENT_LIMIT', 5 * MEGABYTE, [1_024, 64 * MEGABYTE]),
  json: {
    depth: variables.integer('PLUMBLINE_JSON_DEPTH', 32, [4, 1_000]),
    keys: variables.integer('PLUMBLINE_JSON_KEYS', 1_000, [100, 1_000_000]),
    items: variables.integer('PLUMBLINE_JSON_ITEMS', 10_000, [5_000, 1_000_000]),
  },
  perPerson: variables.integer('PLUMBLINE_RATE_LIMIT', 12_000, RATES),
  perAddress: variables.integer('PLUMBLINE_RATE_LIMIT_ANONYMOUS', 1_200, RATES),
  requestMs: variables.integer('PLUMBLINE_REQUEST_TIMEOUT_MS', 30_000, DURATIONS),
  shutdownMs: variables.integer('PLUMBLINE_SHUTDOWN_TIMEOUT_MS', 10_000, DURATIONS),
});

const readPath = (variables: Variables, name: string): string | null => {
  const path = variables.find(name);
  return path === undefined ? null : resolve(path);
};

/** Reads and checks the environment; throws `ConfigError` with everything that is wrong in it. */
export const readConfig = (env: Env): Config => {
  const variables = new Variables(env);
  const mode = variables.oneOf(
    'PLUMBLINE_MODE',
    ['production', 'development'],
    env['NODE_ENV'] === 'production' ? 'production' : 'development',
  );
  const places = readPlaces(variables);
  const config: Config = {
    mode,
    ...places,
    host: variables.text('HOST', '127.0.0.1'),
    port: variables.integer('PORT', 3_000, PORTS),
    workerPort: variables.integer('PLUMBLINE_WORKER_PORT', 3_001, PORTS),
    logLevel: variables.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    metricsToken: variables.secret('PLUMBLINE_METRICS_TOKEN'),
    positionKeyFile: readPath(variables, 'PLUMBLINE_POSITION_KEY_FILE'),
    signingKeyFile: readPath(variables, 'PLUMBLINE_SIGNING_KEY_FILE'),
    trustProxy: variables.integer('PLUMBLINE_TRUST_PROXY', 0, [0, 10]),
    keys: readKeys(variables),
    lostKeys: variables.oneOf('PLUMBLINE_LOST_KEYS', ['refuse', 'accept'], 'refuse'),
    namedIds: variables.oneOf('PLUMBLINE_NAMED_IDS', ['refuse', 'allow'], 'refuse'),
    projections: readProjections(variables, places),
    oidc: readOidc(variables),
    otlp: readOtlp(variables),
    kafka: readKafka(variables),
    corsOrigins: variables.origins('PLUMBLINE_CORS_ORIGINS'),
    compression: variables.oneOf('PLUMBLINE_COMPRESSION', ['none', 'public', 'all'], 'public'),
    limits: readLimits(variables),
  };
  ensureShared(variables, config, {
    keys: config.keys.file !== null || config.keys.url !== null,
    masterKey: config.keys.masterKeyFile !== null || config.keys.masterKey !== null,
    positionKey: config.positionKeyFile !== null,
    signIn: config.oidc !== null || config.signingKeyFile !== null,
  });
  ensureKeysApart(variables, config.keys, config.store);
  ensureSent(variables, config);
  ensureSpelled(variables);
  ensureFilled(variables);
  variables.ensureNone();
  return config;
};

/** Of what is stored: where it is, and the keys that open it. */
export type StoredConfig = Pick<Config, 'dataDir' | 'store' | 'keys'>;

/** What a command on stored events needs: nothing else of the environment is asked for, or found wrong. `keys`: whether it opens texts. */
const readStored = (env: Env, needs: Readonly<{ keys: boolean }>): StoredConfig => {
  const variables = new Variables(env);
  const place = readLogPlace(variables);
  const keys = readKeys(variables);
  const isGiven = {
    keys: keys.file !== null || keys.url !== null,
    masterKey: keys.masterKeyFile !== null || keys.masterKey !== null,
  };
  if (needs.keys) ensureShared(variables, place, { ...isGiven, positionKey: true, signIn: true });
  ensureKeysApart(variables, keys, place.store);
  ensureSpelled(variables);
  ensureFilled(variables);
  variables.ensureNone();
  return { ...place, keys };
};

/** See `takeConfig`. */
export const takeStoredConfig = (env: Env, needs: Readonly<{ keys: boolean }>): StoredConfig => {
  try {
    return readStored(env, needs);
  } finally {
    delete process.env['PLUMBLINE_MASTER_KEY'];
  }
};

/** See `takeConfig`. */
export const takeEventStoreDbLog = (env: Env, typed: TypedLog): ReturnType<typeof readEventStoreDbLog> =>
  readEventStoreDbLog(new Variables(env), typed);

/** What a command on Kafka needs: where it is, and nothing else. Null where no brokers are named. */
export const takeKafkaConfig = (env: Env): KafkaConfig | null => {
  const variables = new Variables(env);
  const kafka = readKafka(variables);
  ensureSpelled(variables);
  variables.ensureNone();
  return kafka;
};

/**
 * The configuration of this process. The master key is taken out of its environment, where its threads and children, and whoever prints
 * that, would find it.
 */
export const takeConfig = (env: Env): Config => {
  try {
    return readConfig(env);
  } finally {
    delete process.env['PLUMBLINE_MASTER_KEY'];
  }
};
