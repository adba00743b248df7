import type { Figure } from '../figure.js';
import { inTempDir } from '../temp-dir.js';
import { bodyOf, compareReads } from './reading.js';
import { VIEWER_KINDS, startWorld, type World } from './world.js';

const NOMINATIONS = 1_000;
const PAGE_REQUESTS = 600;
const BOARDS = 30;

const inWorld = (measure: (world: World) => Promise<Figure>): Promise<Figure> =>
  inTempDir(async (dataDir) => {
    const world = await startWorld(dataDir, NOMINATIONS);
    try {
      return await measure(world);
    } finally {
      await world.server.stop();
    }
  });

/** A page of 50 for each kind of viewer; the figure is that of the one who waits longest for what they get. */
export const board = (): Promise<Figure> =>
  inWorld(async (world) => {
    const of: { viewer: string; ratio: number; detail: string }[] = [];
    for (const viewer of VIEWER_KINDS) {
      const reading = { viewer, paths: ['/v1/nominations?limit=50'], requests: PAGE_REQUESTS };
      const { ratio, detail } = await compareReads(world, reading);
      of.push({ viewer, ratio, detail });
    }
    return {
      name: 'page of 50 of the board : the same bytes',
      value: Math.min(...of.map(({ ratio }) => ratio)),
      unit: 'x',
      target: { atLeast: 0.5 },
      detail: of.map(({ viewer, ratio, detail }) => `${viewer} ${ratio.toFixed(2)} (${detail})`).join('; '),
    };
  });

const pagesOf = async (world: World): Promise<readonly string[]> => {
  const pages: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const path = `/v1/nominations?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`;
    pages.push(path);
    ({ nextCursor: cursor } = JSON.parse(await bodyOf(world, 'chair', path)) as { nextCursor: string | null });
  }
  return pages;
};

/** All thousand with their bands, as a chair prepares a session. */
export const wholeBoard = (): Promise<Figure> =>
  inWorld(async (world) => {
    const paths = await pagesOf(world);
    const reading = { viewer: 'chair', paths, requests: BOARDS * paths.length } as const;
    const { ratio, perSecond, detail } = await compareReads(world, reading);
    return {
      name: 'all 1,000 of a board : the same bytes',
      value: ratio,
      unit: 'x',
      target: { atLeast: 0.5 },
      detail: `${(perSecond / paths.length).toFixed(0)} boards/s in pages of 200, 8 connections; pages: ${detail}`,
    };
  });
