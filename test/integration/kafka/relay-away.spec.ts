import { setTimeout as sleep } from 'node:timers/promises';
import { openSqliteEventStore } from '@plumbline/event-store';
import { lookAtKafka, type Topic, TOPICS } from '@plumbline/messaging';
import { createLogger, readConfig } from '@plumbline/platform';
import { tempDir } from '@plumbline/testing';
import kafkajs from 'kafkajs';
import { startWorker } from '../../../apps/worker/src/worker.js';
import { describeWhere } from '../../support/describe-where.js';
import { consumeUntil } from '../../support/kafka/consume.js';
import { useKafka } from '../../support/kafka/use-kafka.js';
import { expectedOf, Nomination, prepare } from './told-nominations.js';

const METRICS_TOKEN = 'figures-of-this-spec';
const DAY_MS = 86_400_000;
const LONGEST_MS = 120_000;

describeWhere('kafka', 'a worker that sends to Kafka', () => {
  const server = useKafka();
  const ends: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  const start = async () => {
    const dir = tempDir();
    ends.push(() => {
      dir.remove();
    });
    const store = await openSqliteEventStore({ dataDir: dir.path });
    ends.push(() => store.close());
    const config = readConfig({
      ...{ PLUMBLINE_DATA_DIR: dir.path, PLUMBLINE_PROJECTIONS: 'worker', PLUMBLINE_WORKER_PORT: '0' },
      ...{ PLUMBLINE_KAFKA_BROKERS: server().brokers.join(','), PLUMBLINE_KAFKA_TLS: 'off' },
      PLUMBLINE_METRICS_TOKEN: METRICS_TOKEN,
    });
    const said: string[] = [];
    const destination = { write: (line: string) => void said.push(line) };
    const worker = await startWorker(config, createLogger({ level: 'info', name: 'worker', destination }));
    ends.push(() => worker.stop());
    const ask = async (path: string): Promise<string> => {
      const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
      const answer = await fetch(`http://127.0.0.1:${String(worker.port)}${path}`, { headers });
      return `${String(answer.status)} ${await answer.text()}`;
    };
    const lag = async (): Promise<number> =>
      Number(/^plumbline_relay_lag_events (\d+)$/m.exec(await ask('/metrics'))?.[1] ?? -1);
    const until = async (is: () => Promise<boolean> | boolean): Promise<void> => {
      while (!(await is())) await sleep(50);
    };
    const lines = (): readonly string[] =>
      said.map((line) => (JSON.parse(line) as { msg: string }).msg).filter((line) => line.includes('public events'));
    const reasons = (): readonly string[] =>
      said.flatMap((line) => (JSON.parse(line) as { reason?: string }).reason ?? []);
    return { config, store, ask, lag, until, lines, reasons };
  };

  it(
    'works on while Kafka is away, says so once, and catches up once it is back',
    async () => {
      const { config, store, ask, lag, until, lines } = await start();
      await prepare(store);
      const nomination = new Nomination(store, 'n');
      await nomination.goOn();
      await until(async () => (await lag()) === 0);
      expect(await lookAtKafka(config.kafka ?? { brokers: [], tls: null, sasl: null })).toBe('Its topics are there.');
      await server().kill();
      for (let at = 0; at < 50; at += 1) await nomination.goOn();
      await until(() => lines().includes('public events are not sent'));
      await sleep(2_000);
      expect(await lag()).toBe(50);
      expect((await ask('/health/ready')).slice(0, 3)).toBe('200');
      await server().start();
      await until(async () => (await lag()) === 0);
      expect(lines()).toEqual(['public events are not sent', 'public events are sent again']);
      const expected = await expectedOf(store);
      const consumed = await consumeUntil(server().brokers, (found) =>
        expected.every(({ id }) => found.some((one) => one.id === id)),
      );
      expect(new Set(consumed.map(({ id }) => id))).toEqual(new Set(expected.map(({ id }) => id)));
    },
    LONGEST_MS,
  );

  it(
    'makes topics as they are stated, and sends nothing to one that would lose events',
    async () => {
      const { until, lag } = await start();
      await until(async () => (await lag()) === 0);
      const admin = new kafkajs.Kafka({ brokers: [...server().brokers], logLevel: kafkajs.logLevel.NOTHING }).admin();
      await admin.connect();
      ends.push(() => admin.disconnect());
      const { topics } = await admin.fetchTopicMetadata({ topics: Object.values(TOPICS).map(({ name }) => name) });
      expect(topics.map(({ partitions }) => partitions.length)).toEqual([6, 6, 6, 6, 6]);
      const named = ({ name }: Topic) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name });
      const keptAs = async (topic: Topic) => {
        const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [named(topic)] });
        return new Map(resources.flatMap((of) => of.configEntries.map((each) => [each.configName, each.configValue])));
      };
      const cycles = await keptAs(TOPICS.cycles);
      expect([cycles.get('cleanup.policy'), cycles.get('retention.ms')]).toEqual(['delete', String(90 * DAY_MS)]);
      const readiness = await keptAs(TOPICS.readiness);
      expect([readiness.get('cleanup.policy'), readiness.get('delete.retention.ms')]).toEqual([
        'compact',
        String(7 * DAY_MS),
      ]);

      for (const topic of [TOPICS.cycles, TOPICS.readiness]) {
        const clean = (value: string) =>
          admin.alterConfigs({
            validateOnly: false,
            resources: [{ ...named(topic), configEntries: [{ name: 'cleanup.policy', value }] }],
          });
        await clean(topic.cleanup === 'delete' ? 'compact' : 'delete');
        const refused = await start();
        await refused.until(() => refused.lines().length > 0);
        expect(refused.lines()).toEqual(['public events are not sent']);
        expect(refused.reasons()[0]).toContain(`${topic.name} has cleanup.policy`);
        await clean(topic.cleanup);
      }
    },
    LONGEST_MS,
  );
});
