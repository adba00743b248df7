import { cachedPerViewer } from './cached-per-viewer.js';

const MEGABYTE = 1024 * 1024;

/** How often answers are made that are asked for one after the other, each with so many characters. */
const madeFor = async (asked: readonly Readonly<{ source: object; key: string; characters: number }>[]) => {
  const cached = cachedPerViewer<{ text: string }>();
  let made = 0;
  for (const { source, key, characters } of asked)
    await cached(source, key, () => {
      made += 1;
      return Promise.resolve({ text: 'x'.repeat(characters) });
    });
  return made;
};

describe('an answer that is kept for a viewer', () => {
  const source = {};
  const of = (key: string, characters = 10, from: object = source) => ({ source: from, key, characters });

  it('is made once, for each viewer and for each thing that it was made of', async () => {
    expect(await madeFor([of('ann'), of('ann'), of('bob'), of('bob')])).toBe(2);
    expect(await madeFor([of('ann'), of('ann', 10, {}), of('ann')])).toBe(3);
  });

  /** A character takes two bytes in the answer, and two in what that is serialized to. */
  it('is kept up to eight megabytes with what it is serialized to, the oldest given up first', async () => {
    expect(await madeFor([of('ann', 1.99 * MEGABYTE), of('ann', 1.99 * MEGABYTE)])).toBe(1);
    expect(await madeFor([of('ann', 2 * MEGABYTE), of('ann', 2 * MEGABYTE)])).toBe(2);
    const half = [of('ann', 0.99 * MEGABYTE), of('bob', 0.99 * MEGABYTE)];
    expect(await madeFor([...half, ...half])).toBe(2);
    const third = [of('eve', 0.99 * MEGABYTE)];
    expect(await madeFor([...half, ...third, of('bob'), of('ann')])).toBe(4);
  });
});
