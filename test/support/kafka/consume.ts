import { randomUUID } from 'node:crypto';
import { TOPICS } from '@plumbline/messaging';
import { Kafka, logLevel } from 'kafkajs';

export type Consumed = Readonly<{
  topic: string;
  partition: number;
  key: string;
  id: string;
  type: string;
  bytes: string;
}>;

const LONGEST_MS = 60_000;

/** Everything in our topics from their beginning, until it is enough. */
export const consumeUntil = async (
  brokers: readonly string[],
  isEnough: (consumed: readonly Consumed[]) => boolean,
  longestMs = LONGEST_MS,
): Promise<readonly Consumed[]> => {
  const kafka = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: randomUUID() });
  const consumed: Consumed[] = [];
  await consumer.connect();
  await consumer.subscribe({ topics: Object.values(TOPICS).map(({ name }) => name), fromBeginning: true });
  const enough = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`Not enough after ${String(longestMs)} ms: ${String(consumed.length)} messages`));
    }, longestMs);
    const eachMessage = ({
      topic,
      partition,
      message: { key, value, headers },
    }: Parameters<Each>[0]): Promise<void> => {
      const plain = Object.fromEntries(Object.entries(headers ?? {}).map(([name, of]) => [name, String(of)]));
      const [id, type] = [plain['ce_id'] ?? '', plain['ce_type'] ?? ''];
      const bytes = JSON.stringify([String(key), plain, String(value)]);
      consumed.push({ topic, partition, key: String(key), id, type, bytes });
      if (isEnough(consumed)) {
        clearTimeout(timer);
        resolve();
      }
      return Promise.resolve();
    };
    consumer.run({ eachMessage, autoCommit: false }).catch(reject);
  });
  try {
    await enough;
    return consumed;
  } finally {
    await consumer.disconnect();
  }
};

type Each = NonNullable<NonNullable<Parameters<ReturnType<Kafka['consumer']>['run']>[0]>['eachMessage']>;
