import 'reflect-metadata';
import { readConfig } from '@plumbline/platform';
import { growthByEight } from '@plumbline/testing';
import { SHAPES } from './shapes.js';
import { take } from './take.js';

const { limits } = readConfig({});
/** Nothing is refused for its size, so that the walk over fields meets everything. */
const NONE = { depth: 1_000_000, keys: 10_000_000, items: 10_000_000 };
const SIZE = 800_000;

/** Eight times the size takes eight times as long, or 64 times where the work grows with its square. */
describe('the processor time of a body', () => {
  it.each(SHAPES.map((shape) => [shape.name, shape] as const))('grows with its size and no faster: %s', (_, shape) => {
    for (const within of [limits.json, NONE]) {
      const bodies = new Map([SIZE, SIZE / 8].map((size) => [size, Buffer.from(shape.of(size))]));
      const growth = growthByEight((size) => take(bodies.get(size) ?? Buffer.of(), shape, within), SIZE);
      expect(growth).toBeLessThan(40);
    }
  });
});
