import { nearest } from './nearest.js';
import { isServiceLink } from './service-links.js';
import type { Variables } from './variables.js';

const given = (name: string): readonly string[] => [`PLUMBLINE_${name}`];
/** With a second one that names a file, which holds the value. */
const orInFile = (name: string): readonly string[] => [`PLUMBLINE_${name}`, `PLUMBLINE_${name}_FILE`];

/** Every variable of ours that the server, the worker or the command line reads. */
export const SETTINGS: readonly string[] = [
  ...['STORE_URL', 'VIEWS_URL', 'KEYS_URL', 'METRICS_TOKEN', 'KAFKA_PASSWORD'].flatMap(orInFile),
  ...[
    'DATA_DIR',
    'STORE_PREFIX',
    'MODE',
    'PROJECTIONS',
    'NAMED_IDS',
    'LOST_KEYS',
    'WORKER_PORT',
    'TRACE_PERCENT',
  ].flatMap(given),
  ...['MASTER_KEY', 'MASTER_KEY_FILE', 'POSITION_KEY_FILE', 'SIGNING_KEY_FILE'].flatMap(given),
  ...['OIDC_ISSUER', 'OIDC_AUDIENCE', 'OIDC_PERSON_CLAIM', 'OIDC_ROLES_CLAIM', 'OIDC_ACCESS_CLAIM'].flatMap(given),
  ...['OIDC_CLIENTS', 'TRUST_PROXY', 'RATE_LIMIT', 'RATE_LIMIT_ANONYMOUS', 'CORS_ORIGINS', 'COMPRESSION'].flatMap(
    given,
  ),
  ...['BODY_LIMIT', 'DOCUMENT_LIMIT', 'JSON_DEPTH', 'JSON_KEYS', 'JSON_ITEMS'].flatMap(given),
  ...['REQUEST_TIMEOUT_MS', 'SHUTDOWN_TIMEOUT_MS'].flatMap(given),
  ...['KAFKA_BROKERS', 'KAFKA_TLS', 'KAFKA_CA_FILE', 'KAFKA_SASL', 'KAFKA_USER', 'KAFKA_INBOUND_SOURCES'].flatMap(
    given,
  ),
  ...['URL', 'TOKEN'].flatMap(given),
];

/** Read without our prefix, as by other programs. */
const UNPREFIXED = ['HOST', 'PORT', 'LOG_LEVEL'];

const TYPOS = 2;

const meantBy = (name: string): string | undefined =>
  UNPREFIXED.find((other) => name === `PLUMBLINE_${other}`) ?? nearest(name, SETTINGS, () => TYPOS);

/** A variable of nearly the name of a setting would leave that at its default, without a word. */
export const ensureSpelled = (variables: Variables): void => {
  for (const name of variables.named('PLUMBLINE_')) {
    if (SETTINGS.includes(name) || isServiceLink(name, variables.find(name))) continue;
    const meant = meantBy(name);
    if (meant !== undefined) variables.problems.push(`${name}: not a setting; did you mean ${meant}?`);
  }
};

/** By the variable of an address: what a server goes by where there is none. */
const WITHOUT: Readonly<Record<string, string>> = {
  STORE_URL: 'events in the data directory',
  VIEWS_URL: 'views in the data directory',
  KEYS_URL: 'keys in the data directory',
  KAFKA_BROKERS: 'no events in Kafka',
  OIDC_ISSUER: 'tokens that the server signs itself',
};

/** An address that is empty would silently lead elsewhere than it was meant to: to a file in the place of a database, say. */
export const ensureFilled = (variables: Variables): void => {
  for (const [name, otherwise] of Object.entries(WITHOUT))
    for (const variable of [`PLUMBLINE_${name}`, `PLUMBLINE_${name}_FILE`])
      if (SETTINGS.includes(variable)) variables.ensureFilled(variable, otherwise);
};
