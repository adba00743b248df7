import { parentPort, workerData } from 'node:worker_threads';
import type { EventStore } from '@plumbline/event-log';
import { Codec, openPostgresEventStore, openSqliteEventFollower } from '@plumbline/event-store';
import {
  Demand,
  type OnWork,
  type ProjectionControl,
  readBy,
  RenewableRunner,
  runnerControl,
} from '@plumbline/projection-runtime';
import { VIEWS } from '@plumbline/projections';
import { TABLES } from '@plumbline/read-model/tables';
import type { Log } from '@plumbline/view-store';
import { trimHeap } from '../../trim-heap.js';
import { eventsDamaged } from '../events-damaged.js';
import {
  type Asked,
  type FromThread,
  type QuestionTypes,
  type Question,
  type Setup,
  told,
  type ToThread,
} from './protocol.js';

const port = parentPort;
if (port === null) throw new Error('This file is the entry of a worker thread');
const post = (message: FromThread): void => {
  port.postMessage(message);
};

const line =
  (level: 'info' | 'warn' | 'error') =>
  (fields: object, message: string): void => {
    const given = Object.entries(fields) as readonly [string, unknown][];
    const errors = given.flatMap(([name, value]) => (value instanceof Error ? [[name, told(value)] as const] : []));
    const plain = given.filter(([, value]) => !(value instanceof Error));
    post({ log: level, fields: Object.fromEntries(plain), errors: Object.fromEntries(errors), message });
  };
const log: Log = { info: line('info'), warn: line('warn'), error: line('error') };

type Answers = { [Q in Question]: (ask: QuestionTypes[Q]['ask']) => Promise<QuestionTypes[Q]['answer']> };

const answering =
  (answers: Answers) =>
  async ({ number, question, ask }: Asked): Promise<void> => {
    try {
      post({
        number,
        answer: await (answers[question] as (of: typeof ask) => Promise<QuestionTypes[Question]['answer']>)(ask),
      });
    } catch (error) {
      post({ number, failed: told(error) });
    }
  };

const serve = (control: ProjectionControl, stop: () => Promise<void>): void => {
  const answer = answering({
    status: () => control.status(),
    retry: ({ view, stream }) => control.retry(view, stream),
    stop: async () => {
      await stop();
      return null;
    },
  });
  port.on('message', (message: ToThread) => {
    if ('rebuild' in message) control.rebuild(message.rebuild);
    else if ('renew' in message) control.renew(message.renew);
    else void answer(message);
  });
};

const open = async ({ dataDir, postgresUrl: url, keys, sealed, commits }: Setup): Promise<EventStore> => {
  const onDamage = eventsDamaged(log);
  const inClear = !sealed && { codec: new Codec(null) };
  if (url !== null) return openPostgresEventStore({ url, keys: { ...keys, dataDir }, onDamage, ...inClear });
  return openSqliteEventFollower({ dataDir, keys, commits, onDamage, ...inClear });
};

const start = async (setup: Setup): Promise<void> => {
  const { viewsDir, demand, traced } = setup;
  const store = await open(setup);
  const onReached = (reached: string | null): void => {
    post({ reached });
  };
  const onWork: OnWork = (done) => {
    post({ done });
  };
  const runner = await RenewableRunner.start({
    store,
    dataDir: viewsDir,
    tables: TABLES,
    views: VIEWS,
    log,
    onReached,
    rest: new Demand(demand).rest,
    ...(traced && { onWork }),
  });
  // What only this thread reads is found by this thread alone.
  const events = {
    get failure() {
      const health = store.health();
      return health.ok || health.partly === true ? null : health.detail;
    },
  };
  serve(readBy(events, runnerControl(runner, log)), async () => {
    await runner.stop();
    await store.close();
  });
};

try {
  await start(workerData as Setup);
  post({ started: true });
} catch (error) {
  post({ notStarted: told(error) });
  port.close();
}
trimHeap();
