import { setTimeout as sleep } from 'node:timers/promises';
import { openSqliteEventStore } from '@plumbline/event-store';
import { tempDir } from '@plumbline/testing';
import { describeWhere } from '../../support/describe-where.js';
import { type Consumed, consumeUntil } from '../../support/kafka/consume.js';
import { RelayProcess } from '../../support/kafka/relay-process.js';
import { useKafka } from '../../support/kafka/use-kafka.js';
import { KILL_ROUNDS } from '../../support/kill-rounds.js';
import { expectedOf, Nomination, prepare } from './told-nominations.js';

const NOMINATIONS = 20;
const LONGEST_MS = 18_000 * KILL_ROUNDS;

const idsOf = (messages: readonly Readonly<{ id: string }>[]): ReadonlySet<string> =>
  new Set(messages.map(({ id }) => id));
/** Of each key, without what was there before under the same id. */
const orderOf = (messages: readonly Readonly<{ topic: string; key: string; id: string }>[]) =>
  Object.fromEntries(
    [...Map.groupBy(messages, ({ topic, key }) => `${topic} ${key}`)].sort().map(([key, of]) => [key, [...idsOf(of)]]),
  );

describeWhere('kafka', 'a relay', () => {
  const server = useKafka();
  const ends: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  it(
    'loses nothing and keeps the order of each key while it and Kafka are killed, and repeats under equal ids alone',
    async () => {
      const dir = tempDir();
      ends.push(() => {
        dir.remove();
      });
      const store = await openSqliteEventStore({ dataDir: dir.path });
      const env = {
        PLUMBLINE_DATA_DIR: dir.path,
        PLUMBLINE_KAFKA_BROKERS: server().brokers.join(','),
        PLUMBLINE_KAFKA_TLS: 'off',
      };
      await prepare(store);
      const nominations = Array.from({ length: NOMINATIONS }, (_, at) => new Nomination(store, `n${String(at)}`));
      const writing = { goesOn: true };
      const written = (async () => {
        for (let at = 0; writing.goesOn; at += 1) {
          await nominations[at % NOMINATIONS]?.goOn();
          await sleep(5);
        }
      })();

      let relay = RelayProcess.start(env);
      ends.push(() => relay.end('SIGKILL'));
      for (let round = 0; round < KILL_ROUNDS; round += 1) {
        await sleep(1_200 + ((round * 379) % 1_000));
        if (round % 2 === 0) {
          await relay.end('SIGKILL');
          relay = RelayProcess.start(env);
        } else {
          await server().kill();
          await server().start();
        }
      }
      writing.goesOn = false;
      await written;

      const expected = await expectedOf(store);
      const wanted = idsOf(expected);
      expect(wanted.size).toBeGreaterThan(1_000);
      const isWhole = (consumed: readonly Consumed[]): boolean => {
        const found = consumed.length < wanted.size ? null : idsOf(consumed);
        return found !== null && [...wanted].every((id) => found.has(id));
      };
      const consumed = await consumeUntil(server().brokers, isWhole);
      expect(orderOf(consumed)).toEqual(orderOf(expected));
      const bytes = new Map(expected.map((one) => [one.id, one.bytes]));
      expect(consumed.filter((one) => bytes.get(one.id) !== one.bytes)).toEqual([]);
      expect(JSON.stringify(consumed)).not.toContain('A text about somebody');
      expect([await relay.end('SIGTERM'), relay.said]).toEqual([0, '']);
      await store.close();
    },
    LONGEST_MS,
  );
});
