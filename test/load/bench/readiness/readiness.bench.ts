import { EmbeddedIssuer } from '@plumbline/access';
import { openSqliteEventStore } from '@plumbline/event-store';
import { fill } from '../dataset/fill.js';
import { MEMBERS } from '../dataset/framework.js';
import { history, nominationId } from '../dataset/nominations.js';
import { median, type Figure } from '../figure.js';
import { startServer, type Server } from '../server/start.js';
import { inTempDir } from '../temp-dir.js';

const FEW = 1_000;
const MANY = 50_000;
const ROUNDS = 5;
const READS = 2_000;
const WARM_UP = 500;

type Side = Readonly<{ server: Server; token: string; nominations: number }>;

const prepare = async (dataDir: string, nominations: number): Promise<Side> => {
  const store = await openSqliteEventStore({ dataDir });
  await fill(store, nominations, MEMBERS, history);
  await store.close();
  const token = await new EmbeddedIssuer(dataDir).issueToken({ subject: 'looker', roles: ['auditor'] });
  return { server: await startServer(dataDir), token, nominations };
};

/** Reads the readiness of nominations spread over all of them, one after the other; answers the p99 in milliseconds. */
const p99 = async ({ server, token, nominations }: Side, reads: number): Promise<number> => {
  const times: number[] = [];
  for (let n = 0; n < reads; n += 1) {
    const id = nominationId((n * 7_919) % nominations);
    const began = performance.now();
    const answer = await fetch(`${server.url}/v1/nominations/${id}/readiness`, {
      headers: { authorization: `Bearer ${token}` },
    });
    await answer.text();
    times.push(performance.now() - began);
    if (answer.status !== 200) throw new Error(`readiness answered ${answer.status.toString()}`);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length * 0.99)] ?? Number.NaN;
};

const measure = async (few: Side, many: Side): Promise<Figure> => {
  const pairs: { few: number; many: number }[] = [];
  for (const side of [few, many]) await p99(side, WARM_UP);
  for (let round = 0; round < ROUNDS; round += 1)
    pairs.push({ few: await p99(few, READS), many: await p99(many, READS) });
  return {
    name: 'readiness p99, 50,000 : 1,000 nominations',
    value: median(pairs.map((pair) => pair.many / pair.few)),
    unit: 'x',
    target: { below: 1.5 },
    detail: `${median(pairs.map((pair) => pair.many)).toFixed(1)} ms against ${median(pairs.map((pair) => pair.few)).toFixed(1)} ms over HTTP`,
  };
};

export const readiness = (): Promise<Figure> =>
  inTempDir((small) =>
    inTempDir(async (large) => {
      const few = await prepare(small, FEW);
      const many = await prepare(large, MANY);
      try {
        return await measure(few, many);
      } finally {
        await few.server.stop();
        await many.server.stop();
      }
    }),
  );
