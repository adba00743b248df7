import { setTimeout as sleep } from 'node:timers/promises';
import { openSqliteEventReader, openSqliteEventStore } from '@plumbline/event-store';
import { INBOUND_GROUP } from '@plumbline/messaging';
import { tempDir } from '@plumbline/testing';
import { correlationOf } from '../../../apps/api/src/inbound/source-changes.js';
import { describeWhere } from '../../support/describe-where.js';
import { HrSystem } from '../../support/kafka/hr-system.js';
import { leaveGroup } from '../../support/kafka/leave-group.js';
import { useKafka } from '../../support/kafka/use-kafka.js';
import { KILL_ROUNDS } from '../../support/kill-rounds.js';
import { ServerProcess } from '../../support/server-process.js';

const PEOPLE = 12;
const LONGEST_MS = 24_000 * KILL_ROUNDS;
const TODAY = new Date().toISOString().slice(0, 10);

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
      const said = new Map<string, string[]>(
        Array.from({ length: PEOPLE }, (_, at) => [`p${String(at)}`, []] as const),
      );
      for (const [person, ids] of said) ids.push(await hr.joins(person));
      const saying = { goesOn: true };
      const spoken = (async () => {
        for (let at = 0; saying.goesOn; at += 1) {
          const person = `p${String(at % PEOPLE)}`;
          const orgUnit = `unit ${String(at)}`;
          said.get(person)?.push(await hr.says('org-unit-changed', { person, orgUnit, effectiveDate: TODAY }));
          await sleep(8);
        }
      })();

      for (let round = 0; round < KILL_ROUNDS; round += 1) {
        await sleep(900 + ((round * 379) % 700));
        await server.stop('SIGKILL');
        await leaveGroup(kafka().port, INBOUND_GROUP);
        server = await ServerProcess.start(env);
      }
      saying.goesOn = false;
      await spoken;

      const store = await openSqliteEventReader({ dataDir: dir.path });
      ends.push(() => store.close());
      const applied = async (): Promise<ReadonlyMap<string, readonly string[]>> => {
        const found = new Map<string, readonly string[]>();
        for (const person of said.keys()) {
          const events = await store.readStream(`person-${person}`);
          found.set(
            person,
            events.map(({ metadata }) => metadata.correlationId),
          );
        }
        return found;
      };
      const sizeOf = (of: ReadonlyMap<string, readonly string[]>): number =>
        [...of.values()].reduce((sum, { length }) => sum + length, 0);
      for (let tries = 0; sizeOf(await applied()) < sizeOf(said) && tries < 200; tries += 1) await sleep(100);
      const expected = new Map([...said].map(([person, ids]) => [person, ids.map((id) => correlationOf('HR', id))]));
      expect(await applied()).toEqual(expected);
      expect(sizeOf(said)).toBeGreaterThan(500);
      const { code, said: last } = await server.stop('SIGTERM');
      expect([code, last.includes('closing failed')]).toEqual([0, false]);
    },
    LONGEST_MS,
  );
});
