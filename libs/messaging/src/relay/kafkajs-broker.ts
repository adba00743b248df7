import type { Admin, Producer } from 'kafkajs';
import type { Message } from '../cloud-event.js';
import type { KafkaAddress } from '../kafka-address.js';
import { clientFor, ofTopic, producerOf, type Within, withinOf } from '../kafkajs-client.js';
import { configOf, type Topic } from '../public-events/topics.js';
import { type Broker, TopicRefused } from './broker.port.js';

/** Longer than all tries take. What the client forgets to settle is given up. */
const LONGEST_SEND_MS = 90_000;
const CLOSE_MS = 5_000;
/** Who gave it may have lost its seat by then, also while the process was paused: it has to ask, and give it again. */
const LONGEST_WAIT_MS = 5_000;

/** What a topic loses that is not kept so. */
const LOSES: Readonly<Record<Topic['cleanup'], string>> = {
  delete: 'Kafka drops events that have a newer one of the same key',
  compact: 'Kafka drops what still stands, or keeps what no longer does',
};

/** Of the relay; see `producerOf` for why one request is under way at a time. */
export class KafkajsBroker implements Broker {
  private readonly admin: Admin;
  private readonly producer: Producer;
  private readonly within: Within;
  /** All that was given so far; rejected for ever once one failed. */
  private sent: Promise<void> = Promise.resolve();
  private isClosed = false;

  constructor(address: KafkaAddress) {
    const kafka = clientFor(address, 'plumbline');
    this.within = withinOf(address);
    this.admin = kafka.admin();
    this.producer = producerOf(kafka);
  }

  async connect(): Promise<void> {
    await this.within(LONGEST_SEND_MS, Promise.all([this.admin.connect(), this.producer.connect()]), 'connecting');
  }

  /** Which of them are there. */
  async find(topics: readonly Topic[]): Promise<readonly Topic[]> {
    const found = new Set(await this.within(LONGEST_SEND_MS, this.admin.listTopics(), 'listing topics'));
    return topics.filter(({ name }) => found.has(name));
  }

  async ensureTopics(topics: readonly Topic[]): Promise<void> {
    const there = await this.find(topics);
    const missing = topics.filter((topic) => !there.includes(topic));
    if (missing.length > 0) await this.within(LONGEST_SEND_MS, this.make(missing, true), 'making topics');
    await this.within(LONGEST_SEND_MS, this.look(there), 'looking at topics');
  }

  /** As `ensureTopics`, of topics that are not there; makes nothing. */
  async tryMaking(topics: readonly Topic[]): Promise<void> {
    if (topics.length > 0) await this.within(LONGEST_SEND_MS, this.make(topics, false), 'trying to make topics');
  }

  send(messages: readonly Message[]): Promise<void> {
    const givenAt = performance.now();
    this.sent = this.sent.then(() => this.sendNow(messages, givenAt));
    return this.sent;
  }

  private async sendNow(messages: readonly Message[], givenAt: number): Promise<void> {
    if (this.isClosed) throw new Error('the client was closed');
    if (performance.now() - givenAt > LONGEST_WAIT_MS)
      throw new Error('a request waited too long for the one before it');
    const byTopic = Map.groupBy(messages, ({ topic }) => topic);
    const topicMessages = [...byTopic].map(([topic, of]) => ({ topic, messages: of }));
    await this.within(LONGEST_SEND_MS, this.producer.sendBatch({ acks: -1, topicMessages }), 'sending');
  }

  async close(): Promise<void> {
    this.isClosed = true;
    const both = [this.producer.disconnect(), this.admin.disconnect()];
    await this.within(CLOSE_MS, Promise.allSettled(both), 'closing').catch(() => undefined);
  }

  private async make(topics: readonly Topic[], forGood: boolean): Promise<void> {
    await this.admin.createTopics({
      ...{ validateOnly: !forGood, waitForLeaders: forGood },
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
        type: ofTopic(),
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
