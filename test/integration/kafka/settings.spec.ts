import { KafkajsBroker, type Message } from '@plumbline/messaging';
import kafkajs from 'kafkajs';
import type { CutProxy } from '../../load/postgres/cut-proxy.js';
import { describeWhere } from '../../support/describe-where.js';
import { heldIn, madeTopic, quiet, swallowAnswers } from '../../support/kafka/swallowed.js';
import { KafkaServer } from '../../support/kafka/server.js';

const LONGEST_MS = 90_000;
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

  it(
    'loses what it acknowledges where it is idempotent and sends at once: this is why ours does neither',
    async () => {
      await madeTopic(port, 'unsafe');
      const producer = new kafkajs.Kafka({ brokers: [port], requestTimeout: 1_500, ...quiet }).producer({
        ...{ idempotent: true, maxInFlightRequests: 5 },
      });
      await producer.connect();
      swallowAnswers(proxy);
      const send = (value: string) => producer.send({ topic: 'unsafe', acks: -1, messages: [{ key: 'k', value }] });
      await Promise.all(['A', 'B', 'C'].map(send));
      await producer.disconnect();
      expect(await heldIn(port, 'unsafe')).toEqual(['A', 'B', 'A']);
    },
    LONGEST_MS,
  );

  it(
    'loses nothing with the settings of the relay, and repeats what got no answer',
    async () => {
      await madeTopic(port, 'safe');
      const broker = new KafkajsBroker({ brokers: [port], tls: null, sasl: null });
      await broker.connect();
      swallowAnswers(proxy);
      const message = (value: string): Message => ({ topic: 'safe', key: 'k', value, headers: {} });
      for (const value of ['A', 'B', 'C']) await broker.send([message(value)]);
      await broker.close();
      expect(await heldIn(port, 'safe')).toEqual(['A', 'A', 'B', 'C']);
    },
    LONGEST_MS,
  );
});
