import { randomUUID } from 'node:crypto';
import type { Kafka, Producer } from 'kafkajs';
import type { KafkaAddress } from '../kafka-address.js';
import { clientFor, CONSUMER, producerOf, within } from '../kafkajs-client.js';
import { inWords } from '../not-let-in.js';
import { rawOf } from './kafkajs-inbound.js';
import { DEAD_LETTER, headerOf, type RawMessage } from './raw-message.js';
import { INBOUND_GROUP, INBOUND_TOPICS } from './topics.js';

/** `cut`: dead letters that cannot be sent again, since they lie there without an id or a value. */
export type Replayed = Readonly<{ sent: readonly string[]; cut: number }>;

const { people, deadLetters } = INBOUND_TOPICS;
const LONGEST_MS = 120_000;
const AT_ONCE = 100;
const OF_REFUSAL: readonly string[] = [DEAD_LETTER.code, DEAD_LETTER.detail, DEAD_LETTER.refusedAt];

/** Everything that is in the topic now, in the order of each partition. */
const readAll = async (kafka: Kafka): Promise<readonly RawMessage[]> => {
  const groupId = `${INBOUND_GROUP}-replay-${randomUUID()}`;
  const [admin, consumer] = [kafka.admin(), kafka.consumer({ groupId, ...CONSUMER })];
  const found: RawMessage[] = [];
  await admin.connect();
  try {
    const ends = (await admin.fetchTopicOffsets(deadLetters.name)).filter(({ low, high }) => low !== high);
    const waiting = new Map(ends.map(({ partition, high }) => [partition, BigInt(high)]));
    if (waiting.size === 0) return found;
    await consumer.connect();
    await consumer.subscribe({ topics: [deadLetters.name], fromBeginning: true });
    const over = new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => {
        reject(payload.error);
      });
      const eachBatch = ({ batch }: { batch: Batch }): Promise<void> => {
        const end = waiting.get(batch.partition) ?? 0n;
        found.push(
          ...batch.messages.filter(({ offset }) => BigInt(offset) < end).map((one) => rawOf(batch.partition, one)),
        );
        if (BigInt(batch.lastOffset()) >= end - 1n) waiting.delete(batch.partition);
        if (waiting.size === 0) resolve();
        return Promise.resolve();
      };
      consumer.run({ autoCommit: false, eachBatch }).catch(reject);
    });
    await within(LONGEST_MS, over, 'reading dead letters');
    return found;
  } finally {
    await consumer.disconnect();
    await admin.deleteGroups([groupId]).catch(() => undefined);
    await admin.disconnect();
  }
};
type Batch = Parameters<
  NonNullable<NonNullable<Parameters<ReturnType<Kafka['consumer']>['run']>[0]>['eachBatch']>
>[0]['batch'];

const nameOf = (letter: RawMessage): string | undefined => {
  const [source, id] = [headerOf(letter, 'ce_source'), headerOf(letter, 'ce_id')];
  return source === undefined || id === undefined ? undefined : `${source} ${id}`;
};

/** As it came, with the time at which its source said it first. */
const again = ({ key, value, headers }: RawMessage) => ({
  ...{ key, value },
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_REFUSAL.includes(name))),
});

const sendAll = async (producer: Producer, letters: readonly RawMessage[]): Promise<void> => {
  for (let at = 0; at < letters.length; at += AT_ONCE) {
    const messages = letters.slice(at, at + AT_ONCE).map(again);
    await within(LONGEST_MS, producer.send({ topic: people.name, acks: -1, messages }), 'sending');
  }
};

const replay = async (address: KafkaAddress, id?: string): Promise<Replayed> => {
  const kafka = clientFor(address, 'plumbline-inbound');
  const all = await readAll(kafka);
  const wanted = all.filter((letter) => id === undefined || headerOf(letter, 'ce_id') === id);
  const whole = wanted.filter((letter) => letter.value !== null && nameOf(letter) !== undefined);
  const firsts = new Map<string | undefined, RawMessage>();
  for (const letter of whole) if (!firsts.has(nameOf(letter))) firsts.set(nameOf(letter), letter);
  const letters = [...firsts.values()];
  const producer = producerOf(kafka);
  await producer.connect();
  try {
    await sendAll(producer, letters);
  } finally {
    await producer.disconnect();
  }
  return { sent: letters.map((letter) => headerOf(letter, 'ce_id') ?? ''), cut: wanted.length - whole.length };
};

/**
 * Sends dead letters again, in their order, each that lies there several times once. All of them where no id is given. @throws NotLetIn as of any
 * client of these brokers
 */
export const replayDeadLetters = (address: KafkaAddress, id?: string): Promise<Replayed> =>
  replay(address, id).catch((error: unknown) => {
    throw inWords(error, address);
  });
