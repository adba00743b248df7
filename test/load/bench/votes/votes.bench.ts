import { EmbeddedIssuer } from '@plumbline/access';
import { openSqliteEventStore } from '@plumbline/event-store';
import autocannon from 'autocannon';
import { fill } from '../dataset/fill.js';
import { nominationId, openForVotes } from '../dataset/nominations.js';
import { median, type Figure } from '../figure.js';
import { startServer } from '../server/start.js';
import { inTempDir } from '../temp-dir.js';

const MEMBERS = Array.from({ length: 40 }, (_, index) => `m${index.toString()}`);
const NOMINATIONS = 1_000;
const REQUESTS = 8_000;
const ROUNDS = 4;
const BODY = JSON.stringify({ choice: 'promote' });

type Load = Readonly<{ url: string; path: (id: string) => string; tokens: readonly string[]; from: number }>;

/** So many requests over 64 connections, each for another nomination and member; answers requests a second. */
const drive = async ({ url, path, tokens, from }: Load): Promise<number> => {
  let next = from;
  const result = await autocannon({
    url,
    connections: 64,
    amount: REQUESTS,
    requests: [
      {
        setupRequest: (request) => {
          const n = next;
          next += 1;
          const token = tokens[Math.floor(n / NOMINATIONS) % tokens.length] ?? '';
          return {
            ...request,
            method: 'POST',
            path: path(nominationId(n % NOMINATIONS)),
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            body: BODY,
          };
        },
      },
    ],
  });
  if (result['2xx'] < REQUESTS)
    throw new Error(`only ${result['2xx'].toString()} of ${REQUESTS.toString()} went through`);
  return result['2xx'] / result.duration;
};

const measure = async (dataDir: string): Promise<Figure> => {
  const store = await openSqliteEventStore({ dataDir });
  await fill(store, NOMINATIONS, MEMBERS, openForVotes);
  await store.close();
  const issuer = new EmbeddedIssuer(dataDir);
  const tokens = await Promise.all(MEMBERS.map((subject) => issuer.issueToken({ subject })));
  const server = await startServer(dataDir);
  const pairs: { votes: number; nothing: number }[] = [];
  try {
    const on = { url: server.url, tokens };
    for (let round = 0; round < ROUNDS; round += 1) {
      const from = round * REQUESTS;
      const nothing = await drive({ ...on, from, path: (id) => `/v1/bench/${id}/votes` });
      pairs.push({ nothing, votes: await drive({ ...on, from, path: (id) => `/v1/nominations/${id}/votes` }) });
    }
  } finally {
    await server.stop();
  }
  const counted = pairs.slice(1);
  return {
    name: 'VoteCast over HTTP : same route doing nothing',
    value: median(counted.map(({ votes, nothing }) => votes / nothing)),
    unit: 'x',
    target: { atLeast: 0.45 },
    detail: `${median(counted.map(({ votes }) => votes)).toFixed(0)}/s against ${median(counted.map(({ nothing }) => nothing)).toFixed(0)}/s, 64 connections`,
  };
};

export const votes = (): Promise<Figure> => inTempDir(measure);
