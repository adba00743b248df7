import kafkajs, { type Admin, type Producer } from 'kafkajs';
import type { Message } from '../cloud-event.js';
import { configOf, type Topic } from '../public-events/topics.js';
import { type Broker, TopicRefused } from './broker.port.js';

// Node finds few of its names by itself: it is no ES module.
const { ConfigResourceTypes, Kafka, logLevel, Partitioners } = kafkajs;

export type KafkaAddress = Readonly<{
  brokers: readonly string[];
  tls: Readonly<{ ca: Buffer | null }> | null;
  sasl: Readonly<{
    mechanism: 'scram-sha-512' | 'scram-sha-256' | 'plain';
    username: string;
    password: Readonly<{ reveal: () => string }>;
  }> | null;
}>;

const CONNECT_MS = 5_000;
const REQUEST_MS = 15_000;
/** Within its client, which knows better than we do whom to ask next; then a new client goes on from the checkpoint. */
const RETRY = { retries: 3, initialRetryTime: 200, maxRetryTime: 2_000 };
/** Longer than all tries take. What the client forgets to settle is given up. */
const LONGEST_SEND_MS = 90_000;
const CLOSE_MS = 5_000;

/** What a topic loses that is not kept so. */
const LOSES: Readonly<Record<Topic['cleanup'], string>> = {
  delete: 'Kafka drops events that have a newer one of the same key',
  compact: 'Kafka drops what still stands, or keeps what no longer does',
};

export const saslOf = (sasl: NonNullable<KafkaAddress['sasl']>) => {
  const { mechanism, username } = sasl;
  const said = { username, password: sasl.password.reveal() };
  if (mechanism === 'plain') return { mechanism, ...said };
  return mechanism === 'scram-sha-256' ? { mechanism, ...said } : { mechanism, ...said };
};

export const within = async <T>(ms: number, work: Promise<T>, what: string): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`Kafka: ${what} took longer than ${String(ms / 1_000)} s`));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * The client rolls its sequence numbers back where the outcome of a request is unknown, so its idempotent producer loses what comes after. This one is
 * not idempotent: it may write twice, under one id, and never loses, as long as one request is under way at a time.
 */
export class KafkajsBroker implements Broker {
  private readonly admin: Admin;
  private readonly producer: Producer;

  constructor({ brokers, tls, sasl }: KafkaAddress) {
    const kafka = new Kafka({
      ...{ clientId: 'plumbline', brokers: [...brokers], logLevel: logLevel.NOTHING, retry: RETRY },
      ...{ connectionTimeout: CONNECT_MS, requestTimeout: REQUEST_MS },
      ...(tls !== null && { ssl: tls.ca === null ? true : { ca: [tls.ca] } }),
      ...(sasl !== null && { sasl: saslOf(sasl) }),
    });
    this.admin = kafka.admin();
    this.producer = kafka.producer({
      ...{ idempotent: false, maxInFlightRequests: 1, allowAutoTopicCreation: false },
      createPartitioner: Partitioners.DefaultPartitioner,
    });
  }

  async connect(): Promise<void> {
    await within(LONGEST_SEND_MS, Promise.all([this.admin.connect(), this.producer.connect()]), 'connecting');
  }

  /** Which of them are there. */
  async find(topics: readonly Topic[]): Promise<readonly Topic[]> {
    const found = new Set(await within(LONGEST_SEND_MS, this.admin.listTopics(), 'listing topics'));
    return topics.filter(({ name }) => found.has(name));
  }

  async ensureTopics(topics: readonly Topic[]): Promise<void> {
    const there = await this.find(topics);
    const missing = topics.filter((topic) => !there.includes(topic));
    if (missing.length > 0) await within(LONGEST_SEND_MS, this.make(missing), 'making topics');
    await within(LONGEST_SEND_MS, this.look(there), 'looking at topics');
  }

  async send(messages: readonly Message[]): Promise<void> {
    const byTopic = Map.groupBy(messages, ({ topic }) => topic);
    const topicMessages = [...byTopic].map(([topic, of]) => ({
      topic,
      messages: of,
    }));
    await within(LONGEST_SEND_MS, this.producer.sendBatch({ acks: -1, topicMessages }), 'sending');
  }

  async close(): Promise<void> {
    const both = [this.producer.disconnect(), this.admin.disconnect()];
    await within(CLOSE_MS, Promise.allSettled(both), 'closing').catch(() => undefined);
  }

  private async make(topics: readonly Topic[]): Promise<void> {
    await this.admin.createTopics({
      waitForLeaders: true,
      topics: topics.map((topic) => ({
        topic: topic.name,
        numPartitions: topic.partitions,
        // That of the cluster.
        replicationFactor: -1,
        configEntries: Object.entries(configOf(topic)).map(([name, value]) => ({ name, value: String(value) })),
      })),
    });
  }

  /** How many partitions there are, and how long they keep what they hold, is for whoever made them. */
  private async look(topics: readonly Topic[]): Promise<void> {
    if (topics.length === 0) return;
    const { resources } = await this.admin.describeConfigs({
      includeSynonyms: false,
      resources: topics.map(({ name }) => ({
        type: ConfigResourceTypes.TOPIC,
        name,
        configNames: ['cleanup.policy'],
      })),
    });
    for (const { name, cleanup } of topics) {
      const { configEntries = [] } = resources.find(({ resourceName }) => resourceName === name) ?? {};
      const policy = configEntries.find(({ configName }) => configName === 'cleanup.policy')?.configValue;
      if (policy !== cleanup)
        throw new TopicRefused(
          `The topic ${name} has cleanup.policy ${policy ?? 'none'}, with which ${LOSES[cleanup]}: set it to ${cleanup}`,
        );
    }
  }
}
