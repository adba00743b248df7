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

const requestFor = ({ path, tokens }: Load, n: number): autocannon.Request => ({
  method: 'POST',
  path: path(nominationId(n % NOMINATIONS)),
  headers: {
    authorization: `Bearer ${tokens[Math.floor(n / NOMINATIONS) % tokens.length] ?? ''}`,
    'content-type': 'application/json',
  },
  body: BODY,
});

/** So many requests over 64 connections, each for another nomination and member; answers requests a second. */
const drive = async (load: Load): Promise<number> => {
  let next = load.from;
  let last = 0;
  const began = performance.now();
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(
      {
        url: load.url,
        connections: 64,
        amount: REQUESTS,
        requests: [{ setupRequest: (request) => ({ ...request, ...requestFor(load, next++) }) }],
      },
      (error: Error | null, result) => {
        if (error === null) resolve(result);
        else reject(error);
      },
    );
    // Its own duration counts in whole seconds.
    running.on('response', () => {
      last = performance.now();
    });
  });
  const { '2xx': accepted } = result;
  if (accepted < REQUESTS) throw new Error(`only ${accepted.toString()} of ${REQUESTS.toString()} went through`);
  return REQUESTS / ((last - began) / 1_000);
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
