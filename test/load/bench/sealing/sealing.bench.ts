import { EmbeddedIssuer } from '@plumbline/access';
import type { EventStore } from '@plumbline/event-log';
import { ProjectionRunner } from '@plumbline/projection-runtime';
import { VIEWS } from '@plumbline/projections';
import { TABLES } from '@plumbline/read-model/tables';
import { openReadModel } from '@plumbline/view-store';
import { append, eachOf, fill } from '../dataset/fill.js';
import { MEMBERS, personEvent } from '../dataset/framework.js';
import { history, nominationId, openForReviews, packet, reviews, votes } from '../dataset/nominations.js';
import { drive, type Load } from '../drive.js';
import type { Figure } from '../figure.js';
import { REVIEW, REVIEWERS } from '../reviews/reviews.bench.js';
import { type Server, startServer } from '../server/start.js';
import { type Both, inBothDirs, openStore, ratioOf } from './both.js';

const CONNECTIONS = 8;
const SIDES = ['sealed', 'clear'] as const;
type Side = (typeof SIDES)[number];
type Running = Readonly<{ server: Server; dataDir: string }>;

/** Two servers that hold the same, one with its texts under seal. */
const onBothServers = (
  prepare: (store: EventStore) => Promise<void>,
  measure: (running: Both<Running>) => Promise<Figure>,
): Promise<Figure> =>
  inBothDirs(async (dirs) => {
    const start = async (side: Side): Promise<Running> => {
      const dataDir = dirs[side];
      const store = await openStore(dataDir, side);
      await prepare(store);
      await store.close();
      return { dataDir, server: await startServer(dataDir, { unsealed: side === 'clear' }) };
    };
    const running = { sealed: await start('sealed'), clear: await start('clear') };
    try {
      return await measure(running);
    } finally {
      for (const side of SIDES) await running[side].server.stop();
    }
  });

/** Milliseconds of processor time that a request takes, all threads together. */
const cpuOf = async ({ server, dataDir }: Running, subject: string, load: (token: string) => Load): Promise<number> => {
  const token = await new EmbeddedIssuer(dataDir).issueToken({ subject, roles: subject === 'adam' ? ['admin'] : [] });
  return (await drive(server, load(token))).cpu;
};

const both = <T>(running: Both<Running>, of: (running: Running) => T): Both<T> => ({
  sealed: of(running.sealed),
  clear: of(running.clear),
});

const NOMINATIONS = 1_000;

/** The command with the most texts: thirteen of them. */
export const sealedCommand = (): Promise<Figure> =>
  onBothServers(
    (store) => fill(store, NOMINATIONS, REVIEWERS, openForReviews),
    (running) =>
      ratioOf(
        { name: 'submit a review, sealed : in clear', below: 1.2, unit: 'ms of processor', rounds: REVIEWERS.length },
        both(running, (one) => (round: number) => {
          const path = (n: number) => `/v1/nominations/${nominationId(n)}/reviews`;
          return cpuOf(one, REVIEWERS[round] ?? '', (token) => ({
            connections: CONNECTIONS,
            amount: NOMINATIONS,
            request: (n) => ({
              method: 'POST',
              path: path(n),
              headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
              body: REVIEW,
            }),
          }));
        }),
      ),
  );

const gets = (token: string, amount: number, path: (n: number) => string): Load => ({
  connections: CONNECTIONS,
  amount,
  request: (n) => ({ method: 'GET', path: path(n), headers: { authorization: `Bearer ${token}` } }),
});

const PACKETS = 100;
const whole = (index: number, members: readonly string[]) => [
  ...packet(index),
  ...reviews(index),
  ...votes(index, members),
];

export const sealedPacket = (): Promise<Figure> =>
  onBothServers(
    (store) => fill(store, PACKETS, MEMBERS, whole),
    (running) =>
      ratioOf(
        { name: 'read a packet, sealed : in clear', below: 1.15, unit: 'ms of processor', rounds: 12 },
        both(
          running,
          (one) => () =>
            cpuOf(one, MEMBERS[0] ?? '', (token) =>
              gets(token, 2_000, (n) => `/v1/nominations/${nominationId(n % PACKETS)}`),
            ),
        ),
      ),
  );

const PEOPLE = 10_000;

export const sealedSearch = (): Promise<Figure> =>
  onBothServers(
    async (store) => {
      await eachOf(PEOPLE, (index) => {
        const id = `p${index.toString()}`;
        return append(store, `person-${id}`, [personEvent(id, null)]);
      });
    },
    (running) =>
      ratioOf(
        { name: 'search 10,000 names, sealed : in clear', below: 5, unit: 'ms of processor', rounds: 6 },
        both(
          running,
          (one) => () =>
            cpuOf(one, 'adam', (token) => gets(token, 300, (n) => `/v1/people?text=p${(n % 9_000).toString()}`)),
        ),
      ),
  );

const REBUILT = 4_000;

export const sealedRebuild = (): Promise<Figure> =>
  inBothDirs(async (dirs) => {
    const open = async (side: Side) => {
      const store = await openStore(dirs[side], side);
      await fill(store, REBUILT, MEMBERS, history);
      const readModel = openReadModel({ dataDir: dirs[side], tables: TABLES });
      const runner = new ProjectionRunner({ store, readModel, views: VIEWS });
      await runner.start();
      await runner.waitFor((await store.head()) ?? '', 600_000);
      return { store, readModel, runner };
    };
    const opened = { sealed: await open('sealed'), clear: await open('clear') };
    const rebuild = (side: Side) => async (): Promise<number> => {
      const began = performance.now();
      await opened[side].runner.rebuild();
      return performance.now() - began;
    };
    const figure = await ratioOf(
      { name: 'rebuild of all views, sealed : in clear', below: 1.3, unit: 'ms', rounds: 4 },
      { sealed: rebuild('sealed'), clear: rebuild('clear') },
    );
    for (const side of SIDES) {
      await opened[side].runner.stop();
      opened[side].readModel.close();
      await opened[side].store.close();
    }
    return figure;
  });
