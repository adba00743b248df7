import { median, type Figure } from '../figure.js';
import { inTempDir } from '../temp-dir.js';
import { ours } from './ours.js';
import { straight } from './straight.js';

const ROUNDS = 3;
const rate = (perSecond: number): string => `${(perSecond / 1_000).toFixed(1)}k/s`;

export const appending = async (): Promise<Figure> => {
  const pairs: { ours: number; straight: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    pairs.push({ straight: await inTempDir(straight), ours: await inTempDir(ours) });
  return {
    name: 'load, fold, decide, append : straight SQLite',
    value: median(pairs.map((pair) => pair.ours / pair.straight)),
    unit: 'x',
    target: { atLeast: 0.6 },
    detail: `${rate(median(pairs.map((pair) => pair.ours)))} against ${rate(median(pairs.map((pair) => pair.straight)))}, 64 writers, 1,000 streams`,
  };
};
