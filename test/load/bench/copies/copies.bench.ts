import { join } from 'node:path';
import { EmbeddedIssuer } from '@plumbline/access';
import { openPostgresEventStore } from '@plumbline/event-store';
import { keysPlaceOf, readConfig } from '@plumbline/platform';
import { sharedSettings } from '../../../support/shared-settings.js';
import { ServerProcess } from '../../../support/server-process.js';
import { newDatabase } from '../../../support/postgres/new-database.js';
import { freePort, PostgresServer } from '../../postgres/server.js';
import { fill } from '../dataset/fill.js';
import { openForVotes } from '../dataset/nominations.js';
import { type Driven, drive, type Load } from '../drive.js';
import { median, type Figure } from '../figure.js';
import { type Server, startServer } from '../server/start.js';
import { inTempDir } from '../temp-dir.js';
import { castVotes, MEMBERS } from '../votes/cast-votes.js';

/** Odd, so that the votes on each of them come to both copies in turn. */
const NOMINATIONS = 999;
const REQUESTS = 4_000;
const ROUNDS = 4;

/** Every second request goes to the other copy. */
const halfOf = (load: Load, which: 0 | 1): Load => ({
  connections: load.connections / 2,
  amount: load.amount / 2,
  request: (n) => load.request(2 * n + which),
});

const onBoth = async ([first, second]: readonly [Server, Server], load: Load): Promise<Driven> => {
  const driven = await Promise.all([drive(first, halfOf(load, 0)), drive(second, halfOf(load, 1))]);
  const sum = (value: (one: Driven) => number): number => value(driven[0]) + value(driven[1]);
  return { perSecond: sum(({ perSecond }) => perSecond), cpu: sum(({ cpu }) => cpu) / 2 };
};

type Copies = Readonly<{ servers: readonly [Server, Server]; tokens: readonly string[] }>;

const compareCopies = async ({ servers, tokens }: Copies): Promise<Figure> => {
  const path = (id: string): string => `/v1/nominations/${id}/votes`;
  const pairs: { one: Driven; two: Driven }[] = [];
  let from = 0;
  const next = (): Load => {
    const load = castVotes({ path, tokens, nominations: NOMINATIONS, from, amount: REQUESTS });
    from += REQUESTS;
    return load;
  };
  // The other one only listens to what the worker tells meanwhile.
  for (let round = 0; round < ROUNDS; round += 1)
    pairs.push({ one: await drive(servers[0], next()), two: await onBoth(servers, next()) });
  const counted = pairs.slice(1);
  const of = (value: (pair: (typeof pairs)[number]) => number): number => median(counted.map(value));
  return {
    name: 'processor time of a vote with two copies : with one',
    value: of(({ one, two }) => two.cpu / one.cpu),
    unit: 'x',
    target: { below: 1.1 },
    detail: `${of(({ two }) => two.cpu).toFixed(2)} against ${of(({ one }) => one.cpu).toFixed(2)} ms, ${of(({ two }) => two.perSecond).toFixed(0)}/s against ${of(({ one }) => one.perSecond).toFixed(0)}/s`,
  };
};

const measure = async (folder: string, postgres: PostgresServer): Promise<Figure> => {
  const admin = postgres.url('postgres');
  const databases = [await newDatabase(admin), await newDatabase(admin), await newDatabase(admin)];
  const [events = '', keys = '', views = ''] = databases.map(({ url }) => url);
  const settings: Readonly<Record<string, string>> = {
    ...sharedSettings(folder, events, keys),
    PLUMBLINE_VIEWS_URL: views,
  };
  const store = await openPostgresEventStore({ url: events, keys: keysPlaceOf(readConfig(settings)) });
  await fill(store, NOMINATIONS, MEMBERS, openForVotes);
  await store.close();
  const issuer = new EmbeddedIssuer(folder, settings['PLUMBLINE_SIGNING_KEY_FILE'] ?? null);
  const tokens = await Promise.all(MEMBERS.map((subject) => issuer.issueToken({ subject })));
  const port = String(await freePort());
  const own = { PLUMBLINE_DATA_DIR: join(folder, 'worker'), PLUMBLINE_WORKER_PORT: port };
  const worker = await ServerProcess.start({ ...settings, ...own }, 'worker');
  const start = (name: string): Promise<Server> => startServer(join(folder, name), { settings });
  const servers = [await start('one'), await start('other')] as const;
  try {
    return await compareCopies({ servers, tokens });
  } finally {
    for (const server of servers) await server.stop();
    await worker.stop();
  }
};

/** Two copies of the server, a worker and their databases on one machine. */
export const copies = (): Promise<Figure> =>
  inTempDir(async (folder) => {
    const postgres = await PostgresServer.start({ durable: true, settings: ['max_connections=200'] });
    try {
      return await measure(folder, postgres);
    } finally {
      await postgres.dispose();
    }
  });
