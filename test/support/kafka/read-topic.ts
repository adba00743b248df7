import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import kafkajs from 'kafkajs';

export type Held = Readonly<{ key: string | null; value: string | null; headers: Readonly<Record<string, string>> }>;

/** Everything that is in a topic once there are as many, in the order of each partition. */
export const readTopic = async (
  brokers: readonly string[],
  topic: string,
  atLeast: number,
): Promise<readonly Held[]> => {
  const kafka = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: randomUUID(), maxWaitTimeInMs: 100 });
  const held: Held[] = [];
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    eachMessage: ({ message: { key, value, headers = {} } }) => {
      const plain = Object.fromEntries(Object.entries(headers).map(([name, of]) => [name, String(of)]));
      held.push({ key: key && String(key), value: value && String(value), headers: plain });
      return Promise.resolve();
    },
  });
  try {
    for (let tries = 0; held.length < atLeast && tries < 600; tries += 1) await sleep(50);
    return held;
  } finally {
    await consumer.disconnect();
  }
};
