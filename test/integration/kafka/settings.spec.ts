import { KafkajsBroker, type Message } from '@plumbline/messaging';
import kafkajs from 'kafkajs';
import type { CutProxy } from '../../load/postgres/cut-proxy.js';
import { describeWhere } from '../../support/describe-where.js';
import { KafkaServer } from '../../support/kafka/server.js';

const LONGEST_MS = 90_000;
const PRODUCE = 0;
const quiet = { logLevel: kafkajs.logLevel.NOTHING };

/** A request: its length, what it asks for, the version of that, its number. An answer: its length and the number. */
const swallowOneAnswer = (proxy: CutProxy): void => {
  let asked: number | undefined;
  let isDone = false;
  proxy.toServer = (data) => {
    if (data.length > 12 && data.readInt16BE(4) === PRODUCE) asked ??= data.readInt32BE(8);
    return 'pass';
  };
  proxy.toClient = (data) => {
    if (isDone || asked === undefined || data.length < 8 || data.readInt32BE(4) !== asked) return 'pass';
    isDone = true;
    return 'swallow';
  };
};

describeWhere('kafka', 'a client whose request was written and got no answer', () => {
  let server: KafkaServer;
  let proxy: CutProxy;
  let port: string;
  beforeAll(async () => {
    ({ server, proxy } = await KafkaServer.behindProxy());
    port = `127.0.0.1:${String(proxy.port)}`;
  });
  afterAll(async () => {
    await proxy.close();
    await server.dispose();
  });

  const made = async (topic: string): Promise<void> => {
    const admin = new kafkajs.Kafka({ brokers: [port], ...quiet }).admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
    await admin.disconnect();
  };

  /** What is in the topic's one partition. */
  const held = async (topic: string): Promise<readonly string[]> => {
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

  it(
    'loses what it acknowledges where it is idempotent and sends at once: this is why ours does neither',
    async () => {
      await made('unsafe');
      const producer = new kafkajs.Kafka({ brokers: [port], requestTimeout: 1_500, ...quiet }).producer({
        ...{ idempotent: true, maxInFlightRequests: 5 },
      });
      await producer.connect();
      swallowOneAnswer(proxy);
      const send = (value: string) => producer.send({ topic: 'unsafe', acks: -1, messages: [{ key: 'k', value }] });
      await Promise.all(['A', 'B', 'C'].map(send));
      await producer.disconnect();
      expect(new Set(await held('unsafe')).has('C')).toBe(false);
    },
    LONGEST_MS,
  );

  it(
    'loses nothing with the settings of the relay, and repeats what got no answer',
    async () => {
      await made('safe');
      const broker = new KafkajsBroker({ brokers: [port], tls: null, sasl: null });
      await broker.connect();
      swallowOneAnswer(proxy);
      const message = (value: string): Message => ({ topic: 'safe', key: 'k', value, headers: {} });
      for (const value of ['A', 'B', 'C']) await broker.send([message(value)]);
      await broker.close();
      expect(await held('safe')).toEqual(['A', 'A', 'B', 'C']);
    },
    LONGEST_MS,
  );
});
