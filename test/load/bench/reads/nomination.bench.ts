import { nominationId } from '../dataset/nominations.js';
import type { Figure } from '../figure.js';
import { inTempDir } from '../temp-dir.js';
import { compareReads } from './reading.js';
import { startWorld } from './world.js';

const NOMINATIONS = 1_000;
const REQUESTS = 3_000;
/** Every tenth is rated and voted on: those have most to show. */
const RATED = Array.from({ length: NOMINATIONS / 10 }, (_, index) => nominationId(index * 10));

/** One nomination after the other, as a member reads them to decide. */
const nominationRead = (name: string, path: string): Promise<Figure> =>
  inTempDir(async (dataDir) => {
    const world = await startWorld(dataDir, NOMINATIONS);
    try {
      const paths = RATED.map((id) => `/v1/nominations/${id}${path}`);
      const { ratio, detail } = await compareReads(world, { viewer: 'member', paths, requests: REQUESTS });
      return {
        name: `${name} : the same bytes from an object`,
        value: ratio,
        unit: 'x',
        target: { atLeast: 0.6 },
        detail,
      };
    } finally {
      await world.server.stop();
    }
  });

export const packetRead = (): Promise<Figure> => nominationRead('packet', '');
export const reviewsRead = (): Promise<Figure> => nominationRead('reviews', '/reviews');
export const readinessRead = (): Promise<Figure> => nominationRead('readiness', '/readiness');
