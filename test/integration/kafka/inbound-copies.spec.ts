import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPostgresEventStore } from '@plumbline/event-store';
import { INBOUND_GROUP } from '@plumbline/messaging';
import { keysPlaceOf, readConfig } from '@plumbline/platform';
import { tempDir } from '@plumbline/testing';
import type { CutProxy } from '../../load/postgres/cut-proxy.js';
import { describeWhere } from '../../support/describe-where.js';
import { HrSystem } from '../../support/kafka/hr-system.js';
import { leaveAs, membersOf } from '../../support/kafka/leave-group.js';
import { KafkaServer } from '../../support/kafka/server.js';
import { KILL_ROUNDS } from '../../support/kill-rounds.js';
import { type Env, ServerProcess } from '../../support/server-process.js';
import { useSharedPlaces } from '../../support/use-shared-places.js';
import { sizeOf, ToldPeople } from './told-people.js';

const PEOPLE = 24;
/** What a request asks for. */
const OFFSET_COMMIT = 8;
/** Each of two servers, one after the other. */
const ROUNDS = Math.max(2, Math.ceil(KILL_ROUNDS / 5));
const LONGEST_MS = 60_000 + 24_000 * ROUNDS;
const LONGEST_JOIN_MS = 60_000;

/** A server, and what its group calls it. */
type Copy = Readonly<{ server: ServerProcess; member: string }>;

/** What came in, in what a server has said, by outcome: the partition of each. */
const answersIn = (said: string, outcome: string): readonly string[] =>
  said
    .split('\n')
    .filter((line) => line.includes(`"outcome":"${outcome}"`))
    .map((line) => /"partition":(\d+)/.exec(line)?.[1] ?? '');

describeWhere(['kafka', 'postgres'], 'two servers that take changes of people, over one PostgreSQL', () => {
  let kafka: KafkaServer;
  let proxy: CutProxy;
  beforeAll(async () => {
    ({ server: kafka, proxy } = await KafkaServer.behindProxy());
  });
  afterAll(async () => {
    await proxy.close();
    await kafka.dispose();
  });
  const { places, atEnd } = useSharedPlaces('postgres');

  const start = async (env: Env, known: readonly Copy[]): Promise<Copy> => {
    const server = await ServerProcess.start(env);
    atEnd(async () => {
      await server.stop('SIGKILL');
    });
    const others = known.map(({ member }) => member);
    for (const until = Date.now() + LONGEST_JOIN_MS; Date.now() < until;) {
      const members = await membersOf(kafka.port, INBOUND_GROUP);
      const member = [...members.keys()].find((each) => !others.includes(each));
      const shares = [...members.values()];
      if (member !== undefined && shares.length === known.length + 1 && !shares.includes(0)) return { server, member };
      await sleep(50);
    }
    throw new Error('It does not join its group');
  };

  /** Resolves once it has applied a message whose offset it cannot commit. */
  const offsetHeldBack = ({ member }: Copy): Promise<void> =>
    new Promise((resolve) => {
      proxy.toServer = (data) => {
        if (data.length < 8 || data.readInt16BE(4) !== OFFSET_COMMIT || !data.includes(member)) return 'pass';
        resolve();
        return 'swallow';
      };
    });

  it(
    'share them out, and apply each once, in the order of each person, while one and then the other is killed',
    async () => {
      const folder = tempDir();
      atEnd(() => {
        folder.remove();
        return Promise.resolve();
      });
      const shared: Env = {
        ...(await places()).settings,
        ...{ PLUMBLINE_PROJECTIONS: 'worker', PLUMBLINE_WORKER_PORT: '0', PLUMBLINE_NAMED_IDS: 'allow' },
        ...{ PLUMBLINE_KAFKA_BROKERS: kafka.brokers.join(','), PLUMBLINE_KAFKA_TLS: 'off' },
        PLUMBLINE_KAFKA_INBOUND_SOURCES: 'HR',
      };
      const envOf = (name: string): Env => ({ ...shared, PLUMBLINE_DATA_DIR: join(folder.path, name) });
      const worker = await ServerProcess.start(envOf('worker'), 'worker');
      atEnd(async () => {
        await worker.stop('SIGKILL');
      });
      let staying = await start(envOf('0'), []);
      let next = await start(envOf('1'), [staying]);

      const hr = await HrSystem.connect(kafka.brokers);
      atEnd(() => hr.close());
      const said: string[] = [];
      const people = await ToldPeople.start(hr, PEOPLE);
      for (let round = 0; round < ROUNDS; round += 1) {
        if (round > 0) [staying, next] = [await start(envOf(String((round + 1) % 2)), [staying]), staying];
        await sleep(900 + ((round * 379) % 700));
        await offsetHeldBack(next);
        said.push((await next.server.stop('SIGKILL')).said);
        proxy.toServer = undefined;
        await leaveAs(kafka.port, INBOUND_GROUP, next.member);
      }
      await people.end();

      const config = readConfig(envOf('reader'));
      const store = await openPostgresEventStore({
        url: shared['PLUMBLINE_STORE_URL'] ?? '',
        keys: keysPlaceOf(config),
      });
      atEnd(() => store.close());
      expect(await people.settledIn(store)).toEqual(people.expected);
      expect(sizeOf(people.expected)).toBeGreaterThan(200);
      const last = await staying.server.stop('SIGTERM');
      expect(last.code).toBe(0);
      for (const each of said) expect(new Set(answersIn(each, 'applied')).size).toBeGreaterThan(1);
      // Those that were applied, and whose offsets were not committed.
      expect(answersIn([...said, last.said].join('\n'), 'repeated').length).toBeGreaterThanOrEqual(ROUNDS);
    },
    LONGEST_MS,
  );
});
