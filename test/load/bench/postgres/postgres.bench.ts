import { PostgresServer } from '../../postgres/server.js';
import { median, type Figure } from '../figure.js';
import { inTempDir } from '../temp-dir.js';
import { naive } from './naive.js';
import { ours } from './ours.js';

const ROUNDS = 3;
/** As a pool of pg has without being told. */
const CONNECTIONS = 10;
const rate = (perSecond: number): string => `${(perSecond / 1_000).toFixed(1)}k/s`;

const onServer = async <T>(work: (url: string) => Promise<T>): Promise<T> => {
  const server = await PostgresServer.start({ durable: true });
  try {
    return await work(server.url('postgres'));
  } finally {
    await server.dispose();
  }
};

export const appendingOnPostgres = async (): Promise<Figure> => {
  const pairs: { ours: number; naive: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    pairs.push({
      naive: await onServer((url) => naive(url, CONNECTIONS)),
      ours: await onServer((url) => inTempDir((dir) => ours(url, dir))),
    });
  return {
    name: 'on PostgreSQL : a transaction for each command',
    value: median(pairs.map((pair) => pair.ours / pair.naive)),
    unit: 'x',
    target: { atLeast: 3 },
    detail: `${rate(median(pairs.map((pair) => pair.ours)))} against ${rate(median(pairs.map((pair) => pair.naive)))}, 64 writers, 1,000 streams`,
  };
};
