import { EmbeddedIssuer } from '@plumbline/access';
import { openSqliteEventStore } from '@plumbline/event-store';
import { fill } from '../dataset/fill.js';
import { openForVotes } from '../dataset/nominations.js';
import { drive } from '../drive.js';
import { median, type Figure } from '../figure.js';
import { startServer } from '../server/start.js';
import { inTempDir } from '../temp-dir.js';
import { castVotes, MEMBERS } from './cast-votes.js';

const NOMINATIONS = 1_000;
const REQUESTS = 8_000;
const ROUNDS = 4;

const measure = async (dataDir: string): Promise<Figure> => {
  const store = await openSqliteEventStore({ dataDir });
  await fill(store, NOMINATIONS, MEMBERS, openForVotes);
  await store.close();
  const issuer = new EmbeddedIssuer(dataDir);
  const tokens = await Promise.all(MEMBERS.map((subject) => issuer.issueToken({ subject })));
  const server = await startServer(dataDir);
  const pairs: { votes: number; nothing: number }[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const from = round * REQUESTS;
      const to = async (path: (id: string) => string) =>
        (await drive(server, castVotes({ path, tokens, from, nominations: NOMINATIONS, amount: REQUESTS }))).perSecond;
      const nothing = await to((id) => `/v1/bench/${id}/votes`);
      pairs.push({ nothing, votes: await to((id) => `/v1/nominations/${id}/votes`) });
    }
  } finally {
    await server.stop();
  }
  const counted = pairs.slice(1);
  return {
    name: 'VoteCast over HTTP : same route doing nothing',
    value: median(counted.map(({ votes, nothing }) => votes / nothing)),
    unit: 'x',
    target: { atLeast: 0.7 },
    detail: `${median(counted.map(({ votes }) => votes)).toFixed(0)}/s against ${median(counted.map(({ nothing }) => nothing)).toFixed(0)}/s, 64 connections`,
  };
};

export const votes = (): Promise<Figure> => inTempDir(measure);
