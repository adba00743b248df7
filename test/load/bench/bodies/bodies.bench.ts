import 'reflect-metadata';
import { readConfig } from '@plumbline/platform';
import type { Figure } from '../figure.js';
import { SHAPES, type Shape } from './shapes.js';
import { take } from './take.js';

const ROUNDS = 40;

const microsecondsOf = (work: () => unknown): number => {
  const { user, system } = process.cpuUsage();
  work();
  const after = process.cpuUsage();
  return after.user - user + (after.system - system);
};

/** The least that anybody has to do with the bytes. */
const parse = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString()) as unknown;
  } catch (error) {
    return error;
  }
};

type Taken = Readonly<{ name: string; ratio: number; ours: number; parsed: number }>;

/** Both in turn, the least of each: what else the machine does only adds. */
const measure = (shape: Shape): Taken => {
  const { limits } = readConfig({});
  const bytes = Buffer.from(shape.of(Math.floor(limits.jsonBody * 0.9)));
  if (bytes.length > limits.jsonBody) throw new Error(`${shape.name} is larger than the limit of bodies`);
  let [ours, parsed] = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round += 1) {
    parsed = Math.min(
      parsed,
      microsecondsOf(() => parse(bytes)),
    );
    ours = Math.min(
      ours,
      microsecondsOf(() => take(bytes, shape, limits.json)),
    );
  }
  return { name: shape.name, ratio: ours / parsed, ours, parsed };
};

const ms = (microseconds: number): string => (microseconds / 1_000).toFixed(1);

/** The dearest shape of body at the default limits, against `JSON.parse` of the same bytes. */
export const bodies = (): Promise<Figure> => {
  const taken = SHAPES.map(measure).sort((a, b) => b.ratio - a.ratio);
  for (const { name, ratio, ours, parsed } of taken)
    console.log(
      `  ${ratio.toFixed(2).padStart(6)} x  ${ms(ours).padStart(6)} of ${ms(parsed).padStart(6)} ms  ${name}`,
    );
  const [worst] = taken;
  return Promise.resolve({
    name: 'dearest body against JSON.parse',
    value: worst?.ratio ?? Number.NaN,
    unit: 'x',
    target: { below: 5 },
    detail: `${worst?.name ?? 'none'}, of ${SHAPES.length.toString()} shapes at the default limits`,
  });
};
