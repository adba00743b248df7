import { jest } from '@jest/globals';
import { StoreUnavailable } from '@plumbline/event-log';
import { Inbound, INBOUND_GROUP, INBOUND_TOPICS, KafkajsInbound, lookAtInbound } from '@plumbline/messaging';
import kafkajs from 'kafkajs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CutProxy } from '../../load/postgres/cut-proxy.js';
import { describeWhere } from '../../support/describe-where.js';
import { AWAY_MS } from '../../support/kafka/away.js';
import { HrSystem } from '../../support/kafka/hr-system.js';
import { InboundServer } from '../../support/kafka/inbound-server.js';
import { membersOf } from '../../support/kafka/leave-group.js';
import { KafkaServer } from '../../support/kafka/server.js';
import { useKafka } from '../../support/kafka/use-kafka.js';

const LONGEST_MS = 120_000;
const LINE = 'changes of people are';

describeWhere('kafka', 'a server whose Kafka goes away', () => {
  const kafka = useKafka();

  it(
    'says so once, serves on, and takes what was said as soon as Kafka is back',
    async () => {
      const server = await InboundServer.start(kafka().brokers);
      const before = await HrSystem.connect(kafka().brokers);
      await server.answered(await before.joins('before'));
      await before.close();
      const from = server.said.length;
      await kafka().kill();
      await server.until(async () => (await server.health())['status'] === 'impaired', 'that it says so');
      let registered = 0;
      for (const end = Date.now() + AWAY_MS; Date.now() < end; registered += 1) {
        const id = `p-${String(registered)}`;
        expect(await server.post('/people', { id, name: 'Somebody', orgUnit: 'platform' })).toBe(201);
        expect(await server.person(id)).toMatchObject({ id });
        expect(await server.health()).toMatchObject({ status: 'impaired', inbound: { ok: false } });
        await sleep(50);
      }
      expect(await server.person('before')).toMatchObject({ id: 'before' });
      await kafka().start();
      await server.until(async () => (await server.health())['status'] === 'ready', 'that it says so');
      expect([...(await membersOf(kafka().port, INBOUND_GROUP)).values()]).toEqual([6]);
      const after = await HrSystem.connect(kafka().brokers);
      expect(await server.answered(await after.joins('after'))).toEqual(['applied']);
      await after.close();
      const lines = server.said.slice(from).map(({ msg }) => String(msg));
      expect(lines.filter((line) => line.startsWith(LINE))).toEqual([
        `${LINE} not taken from Kafka`,
        `${LINE} taken from Kafka again`,
      ]);
      await server.close();
    },
    LONGEST_MS + 2 * AWAY_MS,
  );
});

describeWhere('kafka', 'a server whose events are away', () => {
  const kafka = useKafka();

  it(
    'waits with the message in hand, and has no dead letter for it',
    async () => {
      const server = await InboundServer.start(kafka().brokers);
      const hr = await HrSystem.connect(kafka().brokers);
      await server.answered(await hr.joins('first'));
      const away = jest
        .spyOn(server.store, 'append')
        .mockImplementation(() => Promise.reject(new StoreUnavailable('the disk is full')));
      const ids = [await hr.joins('second'), await hr.joins('third')];
      await server.until(() => server.said.some(({ reason }) => reason === 'the disk is full'), 'the reason');
      expect(await server.health()).toMatchObject({ status: 'impaired', inbound: { ok: false } });
      expect(away.mock.calls.length).toBeGreaterThan(0);
      expect(server.outcomes.size).toBe(1);
      away.mockRestore();
      expect(await server.answered(...ids)).toEqual(['applied', 'applied']);
      expect(await server.figures()).toContain('plumbline_inbound_messages{outcome="dead-lettered"} 0');
      expect((await server.health())['status']).toBe('ready');
      await hr.close();
      await server.close();
    },
    LONGEST_MS,
  );
});

describeWhere('kafka', 'a topic that keeps names', () => {
  const kafka = useKafka();
  const address = () => ({ brokers: kafka().brokers, tls: null, sasl: null });
  const { people, deadLetters } = INBOUND_TOPICS;
  const withAdmin = async <T>(work: (admin: kafkajs.Admin) => Promise<T>): Promise<T> => {
    const admin = new kafkajs.Kafka({ brokers: [...kafka().brokers], logLevel: kafkajs.logLevel.NOTHING }).admin();
    await admin.connect();
    try {
      return await work(admin);
    } finally {
      await admin.disconnect();
    }
  };
  const settings = async (topic: string): Promise<Readonly<Record<string, string>>> => {
    const asked = { type: kafkajs.ConfigResourceTypes.TOPIC, name: topic };
    const { resources } = await withAdmin((admin) =>
      admin.describeConfigs({ includeSynonyms: false, resources: [asked] }),
    );
    const entries = resources.flatMap(({ configEntries }) => configEntries);
    return Object.fromEntries(entries.map(({ configName, configValue }) => [configName, configValue]));
  };
  const set = (topic: string, values: Readonly<Record<string, string>>): Promise<unknown> => {
    // What is not named has the value of the broker.
    const all = { 'message.timestamp.type': 'LogAppendTime', ...values };
    const configEntries = Object.entries(all).map(([name, value]) => ({ name, value }));
    const resources = [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configEntries }];
    return withAdmin((admin) => admin.alterConfigs({ validateOnly: false, resources }));
  };

  it(
    'is made to keep them for 7 days, and refused where it keeps them for longer',
    async () => {
      expect(await lookAtInbound(address())).toContain('2 of 2 topics are not there yet');
      const server = await InboundServer.start(kafka().brokers);
      const hr = await HrSystem.connect(kafka().brokers);
      await server.until(async () => (await server.figures()).includes('plumbline_inbound_lag_messages 0'));
      expect(await lookAtInbound(address())).toContain('keep messages for 7 days at most');
      for (const topic of [people.name, deadLetters.name])
        expect(await settings(topic)).toMatchObject({
          ...{ 'cleanup.policy': 'delete', 'retention.ms': '604800000', 'segment.ms': '86400000' },
          'message.timestamp.type': 'LogAppendTime',
        });
      const { topics } = await withAdmin((admin) => admin.fetchTopicMetadata({ topics: [people.name] }));
      expect(topics[0]?.partitions).toHaveLength(6);
      await server.close();

      const refused: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
        [people.name, { 'retention.ms': '-1' }, 'for ever'],
        [people.name, { 'retention.ms': '604800001' }, 'longer than 7 days'],
        [deadLetters.name, { 'retention.ms': '604800001' }, 'longer than 7 days'],
        [
          people.name,
          { 'message.timestamp.type': 'CreateTime', 'retention.ms': '604800000' },
          'message.timestamp.type CreateTime',
        ],
        [people.name, { 'cleanup.policy': 'compact', 'retention.ms': '604800000' }, 'cleanup.policy compact'],
        [people.name, { 'cleanup.policy': 'compact,delete', 'retention.ms': '604800000' }, 'cleanup.policy compact'],
      ];
      const joined = await hr.joins('waits');
      for (const [topic, values, why] of refused) {
        await set(topic, values);
        await expect(lookAtInbound(address())).rejects.toThrow(why);
        await set(topic, { 'cleanup.policy': 'delete', 'retention.ms': '604800000' });
      }
      await set(people.name, { 'retention.ms': '-1' });
      const later = await InboundServer.start(kafka().brokers);
      await later.until(() => later.said.some(({ reason }) => String(reason).includes('for ever')), 'the reason');
      expect((await later.health())['inbound']).toMatchObject({ ok: false });
      expect(later.outcomes.size).toBe(0);
      await set(people.name, { 'retention.ms': '604800000' });
      expect(await later.answered(joined)).toEqual(['applied']);
      await later.close();
      await hr.close();
    },
    LONGEST_MS,
  );
});

describeWhere('kafka', 'a connection to Kafka that falls silent', () => {
  let server: KafkaServer;
  let proxy: CutProxy;
  beforeAll(async () => {
    ({ server, proxy } = await KafkaServer.behindProxy());
  });
  afterAll(async () => {
    await proxy.close();
    await server.dispose();
  });

  it(
    'is noticed before any request is given up, and replaced',
    async () => {
      const brokers = [`127.0.0.1:${String(proxy.port)}`];
      const reasons: unknown[] = [];
      const taken: string[] = [];
      const inbound = new Inbound({
        makeBroker: () => new KafkajsInbound({ brokers, tls: null, sasl: null }),
        apply: ({ data }) => {
          taken.push(data.person);
          return Promise.resolve('applied');
        },
        log: {
          info: () => undefined,
          warn: () => undefined,
          error: (fields) => void reasons.push((fields as Readonly<{ reason?: string }>).reason),
        },
        timing: { silentMs: 4_000, lookMs: 500 },
      });
      const until = async (is: () => boolean): Promise<void> => {
        while (!is()) await sleep(50);
      };
      const hr = await HrSystem.connect(brokers);
      await until(() => inbound.lag === 0);
      await hr.joins('before');
      await until(() => taken.includes('before') && inbound.failure === null);
      // A broker that was just started may have been loading.
      const from = reasons.length;
      proxy.toServer = () => 'swallow';
      await until(() => inbound.failure !== null);
      // A request that was given up would have another reason.
      expect(reasons.slice(from)).toEqual(['Kafka: the consumer was silent for 4 s']);
      proxy.toServer = undefined;
      proxy.cutAll();
      const again = await HrSystem.connect(brokers);
      await again.joins('after');
      await until(() => taken.includes('after'));
      await until(() => inbound.failure === null);
      await inbound.stop();
      await Promise.all([hr.close(), again.close()]);
    },
    LONGEST_MS,
  );
});
