import kafkajs, { type ProducerConfig } from 'kafkajs';
import type { CutProxy } from '../load/postgres/cut-proxy.js';
import { describeWhere } from '../support/describe-where.js';
import { heldIn, madeTopic, quiet, swallowAnswers } from '../support/kafka/swallowed.js';
import { KafkaServer } from '../support/kafka/server.js';

const VALUES = ['A', 'B', 'C'];
const PATIENT = { retries: 100, initialRetryTime: 300, maxRetryTime: 1_000 };
/** Gives A up before it is sent again. */
const HASTY = { retries: 1, initialRetryTime: 300, maxRetryTime: 300 };

type Row = Readonly<{
  settings: string;
  config: ProducerConfig;
  isAtOnce: boolean;
  /** How many answers never come. */
  swallowed: number;
  acknowledged: readonly string[];
  held: readonly string[];
}>;

/**
 * What the client does about a request that was written and got no answer, by its settings. The rows are what it did when it was chosen, so one that
 * is red says that the client has changed, and that the settings of the relay may be chosen anew. The relay's own, and
 * idempotent with five in flight, are in `test/integration/kafka/settings.spec.ts`, which runs with every `npm test`.
 */
const ROWS: readonly Row[] = [
  {
    settings: 'idempotent, at once, 1 in flight',
    config: { idempotent: true, maxInFlightRequests: 1, retry: PATIENT },
    ...{ isAtOnce: true, swallowed: 1, acknowledged: VALUES, held: ['A', 'B', 'A'] },
  },
  {
    settings: 'idempotent, one after the other, where the first is given up',
    config: { idempotent: true, maxInFlightRequests: 1, retry: HASTY },
    ...{ isAtOnce: false, swallowed: 2, acknowledged: ['B', 'C'], held: ['A', 'C'] },
  },
  {
    settings: 'idempotent, one after the other, tried without end',
    config: { idempotent: true, maxInFlightRequests: 1, retry: PATIENT },
    ...{ isAtOnce: false, swallowed: 1, acknowledged: VALUES, held: VALUES },
  },
];

describeWhere('kafka', 'what kafkajs acknowledges, and what is in the log then', () => {
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

  it.each(ROWS.map((row, at) => [row.settings, at] as const))('%s', async (_, at) => {
    const { config, isAtOnce, swallowed, acknowledged, held } = ROWS[at] as Row;
    const topic = `row-${String(at)}`;
    await madeTopic(port, topic);
    const kafka = new kafkajs.Kafka({ brokers: [port], requestTimeout: 1_500, ...quiet });
    const producer = kafka.producer(config);
    await producer.connect();
    swallowAnswers(proxy, swallowed);
    const answered: string[] = [];
    const send = async (value: string): Promise<void> => {
      await producer.send({ topic, acks: -1, messages: [{ key: 'k', value }] }).then(
        () => answered.push(value),
        () => undefined,
      );
    };
    if (isAtOnce) await Promise.all(VALUES.map(send));
    else for (const value of VALUES) await send(value);
    await producer.disconnect();
    expect({ acknowledged: answered.sort(), held: await heldIn(port, topic) }).toEqual({ acknowledged, held });
  });
});
