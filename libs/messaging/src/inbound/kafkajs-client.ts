import kafkajs, { type Kafka } from 'kafkajs';
import { type KafkaAddress, saslOf } from '../relay/kafkajs-broker.js';

const CONNECT_MS = 5_000;
const REQUEST_MS = 15_000;
const RETRY = { retries: 3, initialRetryTime: 200, maxRetryTime: 2_000 };

export const clientFor = ({ brokers, tls, sasl }: KafkaAddress): Kafka =>
  new kafkajs.Kafka({
    ...{ clientId: 'plumbline-inbound', brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING, retry: RETRY },
    ...{ connectionTimeout: CONNECT_MS, requestTimeout: REQUEST_MS },
    ...(tls !== null && { ssl: tls.ca === null ? true : { ca: [tls.ca] } }),
    ...(sasl !== null && { sasl: saslOf(sasl) }),
  });

/** Appends once, or twice; never loses. */
export const PRODUCER = {
  ...{ idempotent: false, maxInFlightRequests: 1, allowAutoTopicCreation: false },
  createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
} as const;

/** Ends where the client's own tries have failed: we make a new one, and know that we do. */
export const CONSUMER = {
  ...{ sessionTimeout: 30_000, heartbeatInterval: 3_000, maxWaitTimeInMs: 1_000, allowAutoTopicCreation: false },
  retry: { ...RETRY, restartOnFailure: () => Promise.resolve(false) },
} as const;
