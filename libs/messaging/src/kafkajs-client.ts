import { createRequire } from 'node:module';
import type Kafkajs from 'kafkajs';
import type { Kafka, Producer } from 'kafkajs';
import type { KafkaAddress } from './kafka-address.js';
import { inWords } from './not-let-in.js';

const load = createRequire(import.meta.url);

/** Loaded where a client is made: most servers have no Kafka, and it takes some 15 MB. */
const kafkajs = (): typeof Kafkajs => load('kafkajs') as typeof Kafkajs;

const CONNECT_MS = 5_000;
const REQUEST_MS = 15_000;
/** Within its client, which knows better than we do whom to ask next; then a new client goes on from what was acknowledged. */
const RETRY = { retries: 3, initialRetryTime: 200, maxRetryTime: 2_000 };

const saslOf = (sasl: NonNullable<KafkaAddress['sasl']>) => {
  const { mechanism, username } = sasl;
  const said = { username, password: sasl.password.reveal() };
  if (mechanism === 'plain') return { mechanism, ...said };
  return mechanism === 'scram-sha-256' ? { mechanism, ...said } : { mechanism, ...said };
};

/** `clientId`: by which the brokers tell our clients apart. */
export const clientFor = ({ brokers, tls, sasl }: KafkaAddress, clientId: 'plumbline' | 'plumbline-inbound'): Kafka =>
  new (kafkajs().Kafka)({
    ...{ clientId, brokers: [...brokers], logLevel: kafkajs().logLevel.NOTHING, retry: RETRY },
    ...{ connectionTimeout: CONNECT_MS, requestTimeout: REQUEST_MS },
    ...(tls !== null && { ssl: tls.ca === null ? true : { ca: [tls.ca] } }),
    ...(sasl !== null && { sasl: saslOf(sasl) }),
  });

/**
 * The client rolls its sequence numbers back where the outcome of a request is unknown, so its idempotent producer loses what comes after. This one is
 * not idempotent: it may write twice, under one id, and never loses, as long as one request is under way at a time.
 */
export const producerOf = (kafka: Kafka): Producer =>
  kafka.producer({
    ...{ idempotent: false, maxInFlightRequests: 1, allowAutoTopicCreation: false },
    createPartitioner: kafkajs().Partitioners.DefaultPartitioner,
  });

/** The number by which Kafka tells settings of a topic from those of a broker. */
export const ofTopic = (): Kafkajs.ConfigResourceTypes => kafkajs().ConfigResourceTypes.TOPIC;

/** Ends where the client's own tries have failed: we make a new one, and know that we do. */
export const CONSUMER = {
  ...{ sessionTimeout: 30_000, heartbeatInterval: 3_000, maxWaitTimeInMs: 1_000, allowAutoTopicCreation: false },
  retry: { ...RETRY, restartOnFailure: () => Promise.resolve(false) },
} as const;

export const within = async <T>(ms: number, work: Promise<T>, what: string): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${what} took longer than ${String(ms / 1_000)} s`));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

export type Within = <T>(ms: number, work: Promise<T>, what: string) => Promise<T>;

/** Ends in time. @throws NotLetIn where the brokers at this address want another user, or are not trusted */
export const withinOf =
  (address: KafkaAddress): Within =>
  (ms, work, what) =>
    within(ms, work, what).catch((error: unknown) => {
      throw inWords(error, address);
    });
