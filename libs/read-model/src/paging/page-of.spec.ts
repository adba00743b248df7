import { afterOf, pageOf } from './page.js';

const page = (rows: readonly string[], limit: number, gone: readonly string[] = []) =>
  pageOf(rows, limit, {
    scope: 'letters',
    place: (row) => [row],
    item: (row) => (gone.includes(row) ? undefined : row.toUpperCase()),
  });

describe('a page of rows', () => {
  it('leaves out the extra row, and continues behind the last of the others', () => {
    const { items, nextCursor } = page(['a', 'b', 'c'], 2);
    expect(items).toEqual(['A', 'B']);
    expect(afterOf('letters', 1, nextCursor ?? '')).toEqual(['b']);
  });
  it('is the last without an extra row, also if it is full', () => {
    expect(page(['a', 'b'], 2)).toEqual({ items: ['A', 'B'], nextCursor: null });
  });
  it('is shorter where rows have become invisible since they were found, and the list goes on', () => {
    const { items, nextCursor } = page(['a', 'b', 'c'], 2, ['b', 'c']);
    expect(items).toEqual(['A']);
    expect(afterOf('letters', 1, nextCursor ?? '')).toEqual(['b']);
  });
});
