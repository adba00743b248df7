import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '@plumbline/event-log';
import { openEventStoreDb, openSqliteEventStore } from '@plumbline/event-store';
import {
  type Config,
  createLogger,
  eventStoreDbOf,
  foldersOf,
  keysPlaceOf,
  prepareDataDir,
  readConfig,
} from '@plumbline/platform';
import { criterion, History, level, tempDir } from '@plumbline/testing';
import { startWorker } from '../../../apps/worker/src/worker.js';
import { describeWhere } from '../../support/describe-where.js';
import { ServerLog } from '../../support/eventstoredb/log.js';
import { type Consumed, consumeUntil } from '../../support/kafka/consume.js';
import { useKafka } from '../../support/kafka/use-kafka.js';
import { useSharedPlaces } from '../../support/use-shared-places.js';
import { expectedOf, Nomination, prepare } from './told-nominations.js';

const LONGEST_MS = 120_000;
const LONGEST_SEND_MS = 45_000;
/** More than one record of the server may hold. */
const LARGE_TEXT = 'A text about somebody. '.repeat(30_000);

/** Four nominations from their opening to their release, with a rubric and evidence that are each stored in parts. */
const story = (): History['events'] => {
  const large = { ...criterion('design', { staff: {} }), text: 'What it means. '.repeat(40_000) };
  const history = new History().framework('ladder', [level('staff', 1)], [large]).cycle('spring');
  for (const name of ['a', 'b', 'c', 'd']) {
    const on = history.nomination(name, { candidateId: `candidate-of-${name}` }).statement();
    on.record('EvidenceAttached', { evidenceId: 'e', title: 'T', body: LARGE_TEXT, link: null, criteria: ['design'] });
    on.submit().assign('ria', 'rob', 'rex');
    for (const reviewer of ['ria', 'rob', 'rex']) on.review(reviewer, { design: 4 });
    on.openVoting(['mia', 'max']).vote('mia', 'promote').vote('max', 'promote').closeVoting().decide().release();
  }
  return history.events;
};

const append = async (store: EventStore, events: History['events']): Promise<void> => {
  for (const { stream, metadata, id, type, data } of events) {
    const { recordedAt, actor, correlationId, causationId } = metadata;
    await store.append(stream, 'any', [
      { id, type, data, metadata: { recordedAt, actor, correlationId, causationId } },
    ]);
  }
};

const sum = (of: readonly number[]): number => of.reduce((all, one) => all + one, 0);
/** Without repeats: where a topic was just made, the client may have to send again what the broker has in part. */
const orderOf = (messages: readonly Readonly<{ topic: string; key: string; bytes: string }>[]) =>
  Object.fromEntries(
    [...Map.groupBy(messages, ({ topic, key }) => `${topic} ${key}`)]
      .sort()
      .map(([key, of]) => [key, [...new Set(of.map(({ bytes }) => bytes))]]),
  );

describeWhere(['kafka', 'postgres', 'server-in-hand'], 'a relay of events on EventStoreDB', () => {
  const kafka = useKafka();
  const { places, atEnd } = useSharedPlaces('eventstoredb');

  const openStore = async (config: Config, prefix?: string): Promise<EventStore> => {
    if (config.store.engine !== 'eventstoredb') throw new Error('Its events are elsewhere');
    const place = eventStoreDbOf(config, config.store);
    const store = await openEventStoreDb({ ...place, keys: keysPlaceOf(config), prefix: prefix ?? place.prefix });
    atEnd(() => store.close());
    return store;
  };
  /** A worker, until it has sent so many messages or more. */
  const relayed = async (config: Config, many: number): Promise<number> => {
    const worker = await startWorker(config, createLogger({ level: 'silent', name: 'worker' }));
    const sent = async (): Promise<number> =>
      Number(/^plumbline_relay_published_events (\d+)$/m.exec(await worker.metrics.text())?.[1] ?? 0);
    try {
      for (const until = Date.now() + LONGEST_SEND_MS; (await sent()) < many && Date.now() < until;) await sleep(50);
      // Whatever it would send besides.
      await sleep(500);
      return await sent();
    } finally {
      await worker.stop();
    }
  };
  /** Another installation, and a program that calls its events as we do. */
  const writeOfOthers = async (config: Config, log: ServerLog): Promise<void> => {
    const other = await openStore(config, 'another');
    await prepare(other);
    await new Nomination(other, 'z').goOn();
    log.append(
      'billing-7',
      'any',
      log.all.filter(({ type }) => type === 'NominationOpened'),
    );
  };

  it(
    'sends what the same log in SQLite gives and nothing else, and goes on where it stood after a restart',
    async () => {
      const folder = tempDir();
      atEnd(() => {
        folder.remove();
        return Promise.resolve();
      });
      const { settings, log } = await places();
      const config = readConfig({
        ...settings,
        ...{ PLUMBLINE_DATA_DIR: join(folder.path, 'worker'), PLUMBLINE_WORKER_PORT: '0' },
        ...{ PLUMBLINE_KAFKA_BROKERS: kafka().brokers.join(','), PLUMBLINE_KAFKA_TLS: 'off' },
        PLUMBLINE_PROJECTIONS: 'worker',
      });
      for (const each of foldersOf(config)) prepareDataDir(each);
      const [inSqlite, store] = [await openSqliteEventStore({ dataDir: folder.path }), await openStore(config)];
      atEnd(() => inSqlite.close());
      const written = log?.server().log ?? new ServerLog();
      await writeOfOthers(config, written);

      const events = story();
      const sent: number[] = [];
      const expected: number[] = [];
      for (const part of [events.slice(0, events.length / 2), events.slice(events.length / 2)]) {
        for (const each of [inSqlite, store]) await append(each, part);
        expected.push((await expectedOf(inSqlite)).length - sum(expected));
        sent.push(await relayed(config, expected.at(-1) ?? 0));
      }
      expect(sent).toEqual(expected);
      expect(Math.min(...sent)).toBeGreaterThan(10);

      const all = await expectedOf(inSqlite);
      const isWhole = (found: readonly Consumed[]): boolean => new Set(found.map(({ id }) => id)).size === all.length;
      expect(orderOf(await consumeUntil(kafka().brokers, isWhole))).toEqual(orderOf(all));
      const streams = new Set(written.all.map(({ stream }) => stream.replace(/-.*$/u, '')));
      const kept = ['blob', 'list'].map((name) => `${log?.prefix ?? ''}.${name}`);
      expect([...streams]).toEqual(expect.arrayContaining(['$stats', ...kept]));
    },
    LONGEST_MS,
  );
});
