import { EmbeddedIssuer } from '@plumbline/access';
import { openSqliteEventStore } from '@plumbline/event-store';
import { fill } from '../dataset/fill.js';
import { CRITERIA } from '../dataset/framework.js';
import { nominationId, openForReviews } from '../dataset/nominations.js';
import { compare } from '../compare.js';
import { drive, type Load } from '../drive.js';
import type { Figure } from '../figure.js';
import { startServer } from '../server/start.js';
import { inTempDir } from '../temp-dir.js';

export const REVIEWERS = ['v1', 'v2', 'v3', 'v4', 'v5'];
const NOMINATIONS = 2_000;
export const REVIEW = JSON.stringify({
  recommendation: 'promote',
  confidence: 'high',
  ratings: CRITERIA.map((criterion) => ({
    criterion,
    rating: 4,
    comment: 'Seen in the design and in what came of it.',
  })),
});

/** Each for another nomination, a reviewer a round. */
const submitReviews = (path: (id: string) => string, token: string): Load => ({
  connections: 8,
  amount: NOMINATIONS,
  request: (n) => ({
    method: 'POST',
    path: path(nominationId(n)),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: REVIEW,
  }),
});

const measure = async (dataDir: string): Promise<Figure> => {
  const store = await openSqliteEventStore({ dataDir });
  await fill(store, NOMINATIONS, REVIEWERS, openForReviews);
  await store.close();
  const issuer = new EmbeddedIssuer(dataDir);
  const tokens = await Promise.all(REVIEWERS.map((subject) => issuer.issueToken({ subject })));
  const server = await startServer(dataDir);
  try {
    const { ratio, detail } = await compare(REVIEWERS.length, {
      nothing: (round) =>
        drive(
          server,
          submitReviews((id) => `/v1/bench/${id}/reviews`, tokens[round] ?? ''),
        ),
      ours: (round) =>
        drive(
          server,
          submitReviews((id) => `/v1/nominations/${id}/reviews`, tokens[round] ?? ''),
        ),
    });
    return {
      name: 'ReviewSubmitted over HTTP : same route doing nothing',
      value: ratio,
      unit: 'x',
      target: { atLeast: 0.4 },
      detail: `${detail}, 8 connections`,
    };
  } finally {
    await server.stop();
  }
};

export const reviews = (): Promise<Figure> => inTempDir(measure);
