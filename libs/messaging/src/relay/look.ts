import { TOPICS } from '../public-events/topics.js';
import type { KafkaAddress } from '../kafka-address.js';
import { KafkajsBroker } from './kafkajs-broker.js';

/** What a relay would find there; makes nothing. */
export const lookAtKafka = async (address: KafkaAddress): Promise<string> => {
  const broker = new KafkajsBroker(address);
  const topics = Object.values(TOPICS);
  try {
    await broker.connect();
    const there = await broker.find(topics);
    await broker.ensureTopics(there);
    await broker.tryMaking(topics.filter((topic) => !there.includes(topic)));
    const missing = topics.length - there.length;
    return missing === 0
      ? 'Its topics are there.'
      : `It answers; ${String(missing)} of ${String(topics.length)} topics are not there yet: the first start of a worker makes them.`;
  } finally {
    await broker.close();
  }
};
