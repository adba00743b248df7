import { CYCLE, FRAMEWORK } from '../dataset/framework.js';
import { nominationId } from '../dataset/nominations.js';
import { type Figure, median } from '../figure.js';
import { inTempDir } from '../temp-dir.js';
import { get } from './reading.js';
import { type Viewer, VIEWER_KINDS, startWorld, TOLD, type World } from './world.js';

const FEW = 1_000;
const MANY = 50_000;
const ROUNDS = 3;
const READS = 30;
/** Cursors and counts have a digit or two more where there is more. */
const SAME_SIZE = 0.05;

const ONE = `/v1/nominations/${nominationId(TOLD)}`;
const PATHS = [
  ...['', '?state=submitted', '?sort=-updatedAt', '?sort=candidate', '?manager=small', '?manager=big'].map(
    (query) => `/v1/nominations${query}`,
  ),
  ...['', '/readiness', '/gaps', '/reviews', '/votes', '/history'].map((of) => `${ONE}${of}`),
  ...['', `/${CYCLE}`, `/${CYCLE}/progress`, `/${CYCLE}/readiness`, `/${CYCLE}/levels/staff/heat-map`].map(
    (of) => `/v1/cycles${of}`,
  ),
  ...['', `/${FRAMEWORK}`, `/${FRAMEWORK}/versions/1`, `/${FRAMEWORK}/versions/1/nominations`].map(
    (of) => `/v1/frameworks${of}`,
  ),
  ...['', '/p0', '/p0/timeline'].map((of) => `/v1/people${of}`),
  ...[
    '/v1/decisions',
    '/v1/me',
    '/v1/me/reviews',
    '/v1/me/votes',
    '/v1/me/packets',
    '/v1/me/chair',
    '/v1/events',
    '/v1/projections',
  ],
];

type Read = Readonly<{ viewer: Viewer; path: string }>;
type Pair = Readonly<{ few: World; many: World }>;

/** Both answer, with as much. */
const isSameSize = async ({ few, many }: Pair, { viewer, path }: Read): Promise<boolean> => {
  const [less, more] = await Promise.all([get(few, viewer, path), get(many, viewer, path)]);
  const [of, to] = [(await less.text()).length, (await more.text()).length];
  return less.ok && more.ok && Math.abs(to - of) <= of * SAME_SIZE;
};

const p50 = async (world: World, { viewer, path }: Read): Promise<number> => {
  const times: number[] = [];
  for (let n = 0; n < READS; n += 1) {
    const began = performance.now();
    await (await get(world, viewer, path)).text();
    times.push(performance.now() - began);
  }
  return median(times);
};

const ratioOf = async ({ few, many }: Pair, read: Read): Promise<number> => {
  const ratios: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const less = await p50(few, read);
    ratios.push((await p50(many, read)) / less);
  }
  return median(ratios.slice(1));
};

const measure = async (pair: Pair): Promise<Figure> => {
  const of: { what: string; ratio: number }[] = [];
  for (const viewer of VIEWER_KINDS)
    for (const path of PATHS) {
      if (!(await isSameSize(pair, { viewer, path }))) continue;
      of.push({ what: `${path} as ${viewer}`, ratio: await ratioOf(pair, { viewer, path }) });
    }
  of.sort((a, b) => b.ratio - a.ratio);
  const target = 1.2;
  const slow = of.filter(({ ratio }) => ratio >= target).map(({ what, ratio }) => `${what} ${ratio.toFixed(2)}`);
  return {
    name: 'p50 of each GET, 50,000 : 1,000 nominations',
    value: of[0]?.ratio ?? Number.NaN,
    unit: 'x',
    target: { below: target },
    detail: `${of.length.toString()} reads of the same size; slower than that: ${slow.join(', ') || 'none'}`,
  };
};

export const sameSize = (): Promise<Figure> =>
  inTempDir((small) =>
    inTempDir(async (large) => {
      const few = await startWorld(small, FEW);
      const many = await startWorld(large, MANY);
      try {
        return await measure({ few, many });
      } finally {
        await few.server.stop();
        await many.server.stop();
      }
    }),
  );
