import { PostgresServer } from '../../postgres/server.js';
import { median, type Figure } from '../figure.js';
import { inTempDir } from '../temp-dir.js';
import { bare } from './bare.js';
import { ours } from './ours.js';
import { onServer } from './server.js';

const ROUNDS = 3;
const COMMANDS = 5_000;
const rate = (perSecond: number): string => `${(perSecond / 1_000).toFixed(2)}k/s`;

export const appendingOnEventStoreDb = async (): Promise<Figure> => {
  const locks = await PostgresServer.start();
  const pairs: { ours: number; bare: number }[] = [];
  try {
    const at = locks.url('postgres');
    for (let round = 0; round < ROUNDS; round += 1)
      pairs.push({
        bare: await onServer((url) => bare(url, at, COMMANDS)),
        ours: await onServer((url) => inTempDir((dir) => ours(url, at, dir, COMMANDS))),
      });
  } finally {
    await locks.dispose();
  }
  return {
    name: 'on EventStoreDB : its client, the same round trips',
    value: median(pairs.map((pair) => pair.ours / pair.bare)),
    unit: 'x',
    target: { atLeast: 0.6 },
    detail: `${rate(median(pairs.map((pair) => pair.ours)))} against ${rate(median(pairs.map((pair) => pair.bare)))} on a server of the tests, 64 writers, 1,000 streams`,
  };
};
