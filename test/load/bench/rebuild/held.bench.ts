import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedIssuer } from '@plumbline/access';
import { openSqliteEventStore } from '@plumbline/event-store';
import { fill } from '../dataset/fill.js';
import { MEMBERS } from '../dataset/framework.js';
import { history, nominationId } from '../dataset/nominations.js';
import { drive, type Load } from '../drive.js';
import { type Figure, median } from '../figure.js';
import { type Server, startServer } from '../server/start.js';
import { inTempDir } from '../temp-dir.js';

const NOMINATIONS = 20_000;
const ROUNDS = 7;

const reads = (token: string): Load => ({
  connections: 8,
  amount: 600,
  request: (n) => ({
    method: 'GET',
    path: `/v1/nominations/${nominationId(n % NOMINATIONS)}`,
    headers: { authorization: `Bearer ${token}` },
  }),
});

const rebuildOf = (url: string, token: string) => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return {
    begin: async (): Promise<void> => {
      const { ok } = await fetch(`${url}/v1/projections/rebuild`, { method: 'POST', headers, body: '{}' });
      if (!ok) throw new Error('the rebuild was refused');
    },
    runs: async (): Promise<boolean> => {
      const { items } = (await (await fetch(`${url}/v1/projections`, { headers })).json()) as {
        items: { state: string }[];
      };
      return items.some(({ state }) => state === 'rebuilding');
    },
  };
};

const measured = async (server: Server, load: Load): Promise<number> => {
  await server.held();
  await drive(server, load);
  return server.held();
};

type Pair = Readonly<{ without: number; during: number }>;

const pairsOf = async (server: Server, token: string): Promise<readonly Pair[]> => {
  const rebuild = rebuildOf(server.url, token);
  const load = reads(token);
  await measured(server, load);
  const pairs: Pair[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const without = await measured(server, load);
    await rebuild.begin();
    const during = await measured(server, load);
    if (!(await rebuild.runs())) throw new Error('the rebuild was over before the reads were');
    pairs.push({ without, during });
    while (await rebuild.runs()) await sleep(50);
  }
  return pairs;
};

const measure = async (dataDir: string): Promise<Figure> => {
  const store = await openSqliteEventStore({ dataDir });
  await fill(store, NOMINATIONS, MEMBERS, history);
  await store.close();
  const server = await startServer(dataDir);
  try {
    const token = await new EmbeddedIssuer(dataDir).issueToken({ subject: 'adam', roles: ['admin'] });
    const pairs = await pairsOf(server, token);
    const of = (value: (pair: Pair) => number): number => median(pairs.map(value));
    const [during, without] = [of((pair) => pair.during), of((pair) => pair.without)];
    return {
      name: 'hold of the thread that serves, during a rebuild : without',
      value: of((pair) => pair.during / pair.without),
      unit: 'x',
      target: { below: 2 },
      detail: `p99 ${during.toFixed(1)} against ${without.toFixed(1)} ms, while 8 connections read packets`,
    };
  } finally {
    await server.stop();
  }
};

/** Projections are not on the thread that answers requests: how long one waits for it does not grow with what is projected. */
export const heldByRebuild = (): Promise<Figure> => inTempDir(measure);
