import type { PageOf } from './page.js';
import { scan } from './scan.js';

type Row = Readonly<{ place: number; fits: number }>;

/** An index of a thousand rows, of which some are visible: what a page finds in it, and the reads that it took. */
const pageOf = async (visible: readonly number[], page: PageOf, small?: readonly number[]) => {
  const index = Array.from({ length: 1000 }, (_, place): Row => ({ place, fits: visible.includes(place) ? 1 : 0 }));
  const reads: string[] = [];
  const found = await scan<Row>(
    {
      read: (after, rows) => {
        reads.push(`${String(rows)} after ${after?.[0] ?? 'nothing'}`);
        const from = after === undefined ? 0 : Number(after[0]) + 1;
        return Promise.resolve(index.slice(from, from + rows));
      },
      key: ({ place }) => [String(place)],
      ...(small && { few: () => Promise.resolve(small.map((place) => ({ place, fits: 1 }))) }),
    },
    page,
  );
  return { found: found.map(({ place }) => place), reads };
};

describe('a scan for the visible rows of a page', () => {
  it('reads no more than the page and one row, where they are all visible', async () => {
    expect(await pageOf([0, 1, 2, 3, 4], { limit: 2 })).toEqual({ found: [0, 1, 2], reads: ['3 after nothing'] });
  });
  it('begins behind the place of the page', async () => {
    expect(await pageOf([0, 7, 8, 9], { limit: 2, after: ['6'] })).toEqual({ found: [7, 8, 9], reads: ['3 after 6'] });
  });
  it('goes on slice by slice, each behind the last row of the one before, and finds each row once', async () => {
    expect(await pageOf([1, 250, 650], { limit: 2 })).toEqual({
      found: [1, 250, 650],
      reads: ['3 after nothing', '300 after 2', '300 after 302', '300 after 602'],
    });
  });
  it('ends with the slice that fills the page, and answers one row more than the page at most', async () => {
    expect(await pageOf([10, 11, 12, 13], { limit: 2 })).toEqual({
      found: [10, 11, 12],
      reads: ['3 after nothing', '300 after 2'],
    });
  });
  it('ends at the end of the index', async () => {
    expect(await pageOf([999], { limit: 2 })).toEqual({
      found: [999],
      reads: ['3 after nothing', '300 after 2', '300 after 302', '300 after 602', '300 after 902'],
    });
    expect(await pageOf([], { limit: 2, after: ['997'] })).toEqual({ found: [], reads: ['3 after 997'] });
  });
  it('takes the rows of a smaller set where there is one', async () => {
    expect(await pageOf([10, 700], { limit: 2 }, [10, 700])).toEqual({ found: [10, 700], reads: ['3 after nothing'] });
  });
  it('lets others run between two slices', async () => {
    let turns = 0;
    const turn = (): void => {
      turns += 1;
      if (turns < 100) setImmediate(turn);
    };
    setImmediate(turn);
    await pageOf([], { limit: 2 });
    expect([turns >= 4, turns < 100]).toEqual([true, true]);
  });
});
