import { setTimeout as sleep } from 'node:timers/promises';
import { openSqliteEventReader, openSqliteEventStore } from '@plumbline/event-store';
import { INBOUND_GROUP } from '@plumbline/messaging';
import { tempDir } from '@plumbline/testing';
import { describeWhere } from '../../support/describe-where.js';
import { HrSystem } from '../../support/kafka/hr-system.js';
import { leaveGroup } from '../../support/kafka/leave-group.js';
import { useKafka } from '../../support/kafka/use-kafka.js';
import { KILL_ROUNDS } from '../../support/kill-rounds.js';
import { ServerProcess } from '../../support/server-process.js';
import { sizeOf, ToldPeople } from './told-people.js';

const PEOPLE = 12;
const LONGEST_MS = 24_000 * KILL_ROUNDS;

describeWhere('kafka', 'a server that takes changes of people', () => {
  const kafka = useKafka();
  const ends: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  it(
    'loses none and applies none twice, in the order of each person, while it is killed at random',
    async () => {
      const dir = tempDir();
      ends.push(() => {
        dir.remove();
      });
      const env = {
        ...{ PLUMBLINE_DATA_DIR: dir.path, PLUMBLINE_PROJECTIONS: 'worker', PLUMBLINE_WORKER_PORT: '0' },
        ...{ PLUMBLINE_KAFKA_BROKERS: kafka().brokers.join(','), PLUMBLINE_KAFKA_TLS: 'off' },
        ...{ PLUMBLINE_KAFKA_INBOUND_SOURCES: 'HR', PLUMBLINE_NAMED_IDS: 'allow' },
      };
      // The event store, which a worker waits for; the server waits for the worker's views.
      await (await openSqliteEventStore({ dataDir: dir.path })).close();
      const worker = await ServerProcess.start(env, 'worker');
      ends.push(() => worker.stop('SIGKILL'));
      let server = await ServerProcess.start(env);
      ends.push(() => server.stop('SIGKILL'));

      const hr = await HrSystem.connect(kafka().brokers);
      ends.push(() => hr.close());
      const people = await ToldPeople.start(hr, PEOPLE);
      for (let round = 0; round < KILL_ROUNDS; round += 1) {
        await sleep(900 + ((round * 379) % 700));
        await server.stop('SIGKILL');
        await leaveGroup(kafka().port, INBOUND_GROUP);
        server = await ServerProcess.start(env);
      }
      await people.end();

      const store = await openSqliteEventReader({ dataDir: dir.path });
      ends.push(() => store.close());
      expect(await people.settledIn(store)).toEqual(people.expected);
      expect(sizeOf(people.expected)).toBeGreaterThan(500);
      const { code, said } = await server.stop('SIGTERM');
      expect([code, said.includes('closing failed')]).toEqual([0, false]);
    },
    LONGEST_MS,
  );
});
