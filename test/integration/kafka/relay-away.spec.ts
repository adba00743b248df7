import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedIssuer } from '@plumbline/access';
import { openSqliteEventReader, openSqliteEventStore } from '@plumbline/event-store';
import { lookAtKafka, type Topic, TOPICS } from '@plumbline/messaging';
import { createLogger, readConfig } from '@plumbline/platform';
import { tempDir } from '@plumbline/testing';
import kafkajs from 'kafkajs';
import { startWorker } from '../../../apps/worker/src/worker.js';
import { openCycle, publishFramework, register } from '../../e2e/support/building-blocks.js';
import { Client, ok } from '../../e2e/support/client.js';
import { freePort } from '../../load/postgres/server.js';
import { describeWhere } from '../../support/describe-where.js';
import { AWAY_MS } from '../../support/kafka/away.js';
import { consumeUntil } from '../../support/kafka/consume.js';
import { useKafka } from '../../support/kafka/use-kafka.js';
import { ServerProcess } from '../../support/server-process.js';
import { expectedOf } from './told-nominations.js';

const METRICS_TOKEN = 'figures-of-this-spec';
const DAY_MS = 86_400_000;
const LONGEST_MS = 120_000;
/** Of a worker, in bytes: what it holds while Kafka is away does not grow with what happens meanwhile. */
const MOST_GROWTH = 128 * 1_024 * 1_024;
/** Of a cycle as it is opened here, and of a person. */
const EVENTS_OF_CYCLE = 4;

/** Of a worker at this port. */
const ask = async (port: number, path: string): Promise<string> => {
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
  const answer = await fetch(`http://127.0.0.1:${String(port)}${path}`, { headers });
  return `${String(answer.status)} ${await answer.text()}`;
};
const figureAt = async (port: number, name: string): Promise<number> =>
  Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(await ask(port, '/metrics'))?.[1] ?? -1);
const lagAt = (port: number): Promise<number> => figureAt(port, 'plumbline_relay_lag_events');
const residentAt = (port: number): Promise<number> => figureAt(port, 'process_resident_memory_bytes');
const until = async (is: () => Promise<boolean> | boolean): Promise<void> => {
  while (!(await is())) await sleep(50);
};

describeWhere('kafka', 'a worker that sends to Kafka', () => {
  const server = useKafka();
  const ends: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  const envOf = (dir: string): Readonly<Record<string, string>> => ({
    ...{ PLUMBLINE_DATA_DIR: dir, PLUMBLINE_PROJECTIONS: 'worker', PLUMBLINE_METRICS_TOKEN: METRICS_TOKEN },
    ...{ PLUMBLINE_KAFKA_BROKERS: server().brokers.join(','), PLUMBLINE_KAFKA_TLS: 'off' },
  });

  const start = async () => {
    const dir = tempDir();
    ends.push(() => {
      dir.remove();
    });
    const store = await openSqliteEventStore({ dataDir: dir.path });
    ends.push(() => store.close());
    const config = readConfig({ ...envOf(dir.path), PLUMBLINE_WORKER_PORT: '0' });
    const said: string[] = [];
    const destination = { write: (line: string) => void said.push(line) };
    const worker = await startWorker(config, createLogger({ level: 'info', name: 'worker', destination }));
    ends.push(() => worker.stop());
    const lines = (): readonly string[] =>
      said.map((line) => (JSON.parse(line) as { msg: string }).msg).filter((line) => line.includes('public events'));
    const reasons = (): readonly string[] =>
      said.flatMap((line) => (JSON.parse(line) as { reason?: string }).reason ?? []);
    return { port: worker.port, lines, reasons };
  };

  it(
    'works on while Kafka is away, says so once, and catches up once it is back',
    async () => {
      const [dir, port] = [tempDir(), await freePort()];
      ends.push(() => {
        dir.remove();
      });
      const env = { ...envOf(dir.path), PLUMBLINE_WORKER_PORT: String(port), PLUMBLINE_NAMED_IDS: 'allow' };
      // The event store, which a worker waits for; the server waits for the worker's views.
      await (await openSqliteEventStore({ dataDir: dir.path })).close();
      const worker = await ServerProcess.start(env, 'worker');
      ends.push(() => worker.stop('SIGKILL'));
      const api = await ServerProcess.start(env);
      ends.push(() => api.stop('SIGKILL'));
      const token = await new EmbeddedIssuer(dir.path).issueToken({ subject: 'ops', roles: ['admin'] });
      const ops = new Client(api.base, token);
      await register(ops);
      await publishFramework(ops, 'eng');
      await until(async () => (await lagAt(port)) === 0);
      expect(await lookAtKafka({ brokers: server().brokers, tls: null, sasl: null })).toBe('Its topics are there.');

      const lines = (): readonly unknown[] =>
        worker.lines.map(({ msg }) => msg).filter((line) => String(line).includes('public events'));
      await server().kill();
      const before = await residentAt(port);
      let [opened, most] = [0, before];
      for (const end = Date.now() + AWAY_MS; Date.now() < end || lines().length === 0; opened += 1) {
        await openCycle(ops, `round-${String(opened)}`);
        const { position } = await ok(
          ops.post('/people', { id: `p-${String(opened)}`, name: 'Somebody', orgUnit: 'u' }),
        );
        await ok(ops.get(`/people/p-${String(opened)}`, { 'plumbline-min-position': position ?? '' }));
        most = Math.max(most, await residentAt(port));
        await sleep(50);
      }
      expect(await lagAt(port)).toBe(EVENTS_OF_CYCLE * opened);
      expect((await ask(port, '/health/ready')).slice(0, 3)).toBe('200');
      expect(most - before).toBeLessThan(MOST_GROWTH);
      await server().start();
      await until(async () => (await lagAt(port)) === 0);
      expect(lines()).toEqual(['public events are not sent', 'public events are sent again']);
      for (const each of [api, worker]) expect((await each.stop()).code).toBe(0);

      const store = await openSqliteEventReader({ dataDir: dir.path });
      ends.push(() => store.close());
      const expected = new Set((await expectedOf(store)).map(({ id }) => id));
      expect(expected.size).toBeGreaterThan(opened);
      const consumed = await consumeUntil(server().brokers, (found) => {
        const ids = new Set(found.map(({ id }) => id));
        return [...expected].every((id) => ids.has(id));
      });
      expect(new Set(consumed.map(({ id }) => id))).toEqual(expected);
    },
    LONGEST_MS + 2 * AWAY_MS,
  );

  it(
    'makes topics as they are stated, and sends nothing to one that would lose events',
    async () => {
      const { port } = await start();
      await until(async () => (await lagAt(port)) === 0);
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
        await until(() => refused.lines().length > 0);
        expect(refused.lines()).toEqual(['public events are not sent']);
        expect(refused.reasons()[0]).toContain(`${topic.name} has cleanup.policy`);
        await clean(topic.cleanup);
      }
    },
    LONGEST_MS,
  );
});
