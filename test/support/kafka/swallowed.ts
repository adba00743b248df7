import kafkajs from 'kafkajs';
import type { CutProxy } from '../../load/postgres/cut-proxy.js';

const PRODUCE = 0;
export const quiet = { logLevel: kafkajs.logLevel.NOTHING };

/** Of the next request to produce, and of those after it, so many. A request: its length, what it asks for, the version of that, its number. An answer: its length and the number. */
export const swallowAnswers = (proxy: CutProxy, many = 1): void => {
  let asked: number | undefined;
  let left = many;
  proxy.toServer = (data) => {
    if (data.length > 12 && data.readInt16BE(4) === PRODUCE) asked ??= data.readInt32BE(8);
    return 'pass';
  };
  proxy.toClient = (data) => {
    if (left === 0 || asked === undefined || data.length < 8 || data.readInt32BE(4) !== asked) return 'pass';
    left -= 1;
    asked = undefined;
    return 'swallow';
  };
};

export const madeTopic = async (port: string, topic: string): Promise<void> => {
  const admin = new kafkajs.Kafka({ brokers: [port], ...quiet }).admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
  await admin.disconnect();
};

/** What is in the topic's one partition. */
export const heldIn = async (port: string, topic: string): Promise<readonly string[]> => {
  const kafka = new kafkajs.Kafka({ brokers: [port], ...quiet });
  const [admin, consumer] = [kafka.admin(), kafka.consumer({ groupId: `reader-of-${topic}` })];
  await Promise.all([admin.connect(), consumer.connect()]);
  const high = Number((await admin.fetchTopicOffsets(topic))[0]?.high);
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  const found: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const eachMessage = ({ message }: { message: { offset: string; value: Buffer | null } }): Promise<void> => {
      found.push(String(message.value));
      if (Number(message.offset) === high - 1) resolve();
      return Promise.resolve();
    };
    consumer.run({ eachMessage }).catch(reject);
  });
  await Promise.all([admin.disconnect(), consumer.disconnect()]);
  return found;
};
