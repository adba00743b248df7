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

/** The number is even: a request and the one after next are about nominations of one half. */
const NOMINATIONS = 1_000;
const REQUESTS = 2_000;
/** Of each copy: twice as many people are what a second one is for. */
const CONNECTIONS = 32;
const ROUNDS = 6;

/** Whether each nomination has its copy, or both take turns on each. */
type How = 'by nomination' | 'in turns';
type Half = 0 | 1;

const halfOf = (load: Load, half: Half, how: How): Load => {
  const turns = (n: number): number => (how === 'in turns' ? Math.floor((2 * n) / NOMINATIONS) : 0);
  return {
    connections: CONNECTIONS,
    amount: load.amount / 2,
    request: (n) => load.request(2 * n + ((half + turns(n)) % 2)),
  };
};

const onBoth = async (servers: Copies['servers'], load: Load, how: How): Promise<Driven> => {
  const halves = servers.map((server, half) => drive(server, halfOf(load, half as Half, how)));
  const [first, second] = await Promise.all(halves);
  if (first === undefined || second === undefined) throw new Error('there are two copies');
  const driven = [first, second] as const;
  const sum = (value: (one: Driven) => number): number => value(driven[0]) + value(driven[1]);
  return { perSecond: sum(({ perSecond }) => perSecond), cpu: sum(({ cpu }) => cpu) / 2 };
};

type Copies = Readonly<{ servers: readonly [Server, Server]; tokens: readonly string[] }>;

const compareCopies = async ({ servers, tokens }: Copies): Promise<Figure> => {
  const path = (id: string): string => `/v1/nominations/${id}/votes`;
  const rounds: { one: Driven; two: Driven; turns: Driven }[] = [];
  let from = 0;
  const next = (): Load => {
    const load = castVotes({ path, tokens, nominations: NOMINATIONS, from, amount: REQUESTS });
    from += REQUESTS;
    return load;
  };
  // The other one only listens to what the worker tells meanwhile.
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push({
      one: await drive(servers[0], { ...next(), connections: CONNECTIONS }),
      two: await onBoth(servers, next(), 'by nomination'),
      turns: await onBoth(servers, next(), 'in turns'),
    });
  const of = (value: (round: (typeof rounds)[number]) => number): number => median(rounds.slice(1).map(value));
  return {
    name: 'processor time of a vote with two copies : with one',
    value: of(({ one, two }) => two.cpu / one.cpu),
    unit: 'x',
    target: { below: 1.1 },
    detail: `${of(({ two }) => two.cpu).toFixed(2)} against ${of(({ one }) => one.cpu).toFixed(2)} ms, ${of(({ two }) => two.perSecond).toFixed(0)}/s against ${of(({ one }) => one.perSecond).toFixed(0)}/s; ${of(({ one, turns }) => turns.cpu / one.cpu).toFixed(2)} x where they take turns on each nomination`,
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
