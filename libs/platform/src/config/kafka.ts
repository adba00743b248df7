import { readAuthority } from './authority.js';
import { Secret } from './secret.js';
import type { Variables } from './variables.js';

const MECHANISMS = ['scram-sha-512', 'scram-sha-256', 'plain'] as const;

/** Where public events go, and changes of people come from. */
export type KafkaConfig = Readonly<{
  /** `HOST:PORT`; one that answers tells the others. */
  brokers: readonly string[];
  /** Null where what is sent can be read on its way. `ca`: of who signed the certificates of the brokers; null for those that Node trusts. */
  tls: Readonly<{ ca: Buffer | null }> | null;
  sasl: Readonly<{ mechanism: (typeof MECHANISMS)[number]; username: string; password: Secret }> | null;
  /** Sources whose changes of people are taken, as their messages name them; none by default. */
  sources: readonly string[];
}>;

const BROKERS = 'PLUMBLINE_KAFKA_BROKERS';
const TLS = 'PLUMBLINE_KAFKA_TLS';
const CA_FILE = 'PLUMBLINE_KAFKA_CA_FILE';
const USER = 'PLUMBLINE_KAFKA_USER';
const PASSWORD = 'PLUMBLINE_KAFKA_PASSWORD';
const SOURCES = 'PLUMBLINE_KAFKA_INBOUND_SOURCES';

const isBroker = (text: string): boolean => {
  const port = /^(?:[\w.-]+|\[[0-9a-f:.]+\]):(\d{1,5})$/i.exec(text)?.[1];
  return port !== undefined && Number(port) >= 1 && Number(port) <= 65_535;
};

const caIn = (variables: Variables): Buffer | null => {
  const file = variables.find(CA_FILE);
  if (file === undefined) return null;
  try {
    return readAuthority(file);
  } catch {
    variables.refuse(CA_FILE, 'set it to a file that this user can read, of certificates in PEM');
    return null;
  }
};

const saslIn = (variables: Variables): KafkaConfig['sasl'] => {
  const mechanism = variables.oneOf('PLUMBLINE_KAFKA_SASL', MECHANISMS, 'scram-sha-512');
  const username = variables.find(USER);
  const password = variables.secretText(PASSWORD);
  if (username === undefined && password === undefined) return null;
  if (username === undefined) variables.refuse(USER, `set it to the name that ${PASSWORD} is of`);
  if (password === undefined) variables.refuse(PASSWORD, `set it, or ${PASSWORD}_FILE, to the password of ${USER}`);
  return { mechanism, username: username ?? '', password: new Secret(password ?? '') };
};

const ensureHidden = (variables: Variables, { sasl }: Pick<KafkaConfig, 'sasl'>, ca: Buffer | null): void => {
  if (sasl?.mechanism === 'plain')
    variables.refuse(
      TLS,
      'set it to on, or PLUMBLINE_KAFKA_SASL to scram-sha-512: the password would be sent in clear',
    );
  if (ca !== null) variables.refuse(CA_FILE, `unset it, or set ${TLS} to on`);
};

/** As CloudEvents have it in `source`; none is so long that it would not fit into an event. */
const SOURCE = /^[\w.:/~+-]{1,100}$/;

const sourcesIn = (variables: Variables): readonly string[] => {
  const text = variables.find(SOURCES);
  if (text === undefined) return [];
  const sources = text.split(',').map((source) => source.trim());
  if (!sources.every((source) => SOURCE.test(source)))
    variables.refuse(SOURCES, 'set it to what ce_source of the messages is, such as HR, with commas between several');
  if (variables.find(BROKERS) === undefined) variables.refuse(SOURCES, `unset it, or set ${BROKERS}`);
  return sources;
};

/** Null where no brokers are named: then nothing is sent. */
export const readKafka = (variables: Variables): KafkaConfig | null => {
  const text = variables.find(BROKERS);
  const isTls = variables.oneOf(TLS, ['on', 'off'], 'on') === 'on';
  const [ca, sasl, sources] = [caIn(variables), saslIn(variables), sourcesIn(variables)];
  if (text === undefined) return null;
  const brokers = text.split(',').map((broker) => broker.trim());
  if (!brokers.every(isBroker))
    variables.refuse(BROKERS, 'set it to HOST:PORT of brokers, with commas between several');
  if (!isTls) ensureHidden(variables, { sasl }, ca);
  return { brokers, tls: isTls ? { ca } : null, sasl, sources };
};

/** A server would say nothing of it, and send nothing. */
export const ensureSent = (
  variables: Variables,
  { kafka, projections }: Readonly<{ kafka: KafkaConfig | null; projections: 'embedded' | 'worker' }>,
): void => {
  if (kafka !== null && projections === 'embedded')
    variables.refuse('PLUMBLINE_PROJECTIONS', `set it to worker, or unset ${BROKERS}: worker processes send to Kafka`);
};
