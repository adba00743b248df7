import { notLinearisable, type Observed } from '../../support/linearisable.js';

const read = (from: number, to: number, length: number): Observed => ({
  ...{ stream: 's', from, to, is: 'read', length, what: `a read of ${String(length)}` },
});
const append = (from: number, to: number, length: number, added = 1): Observed => ({
  ...{ stream: 's', from, to, is: 'append', length, added, what: `an append behind ${String(length)}` },
});
const NEVER = Number.POSITIVE_INFINITY;

describe('the history of a stream', () => {
  it.each<readonly [string, readonly Observed[]]>([
    ['one after the other', [read(1, 2, 0), append(3, 4, 0), read(5, 6, 1), append(7, 8, 1, 2), read(9, 10, 3)]],
    ['a read beside an append that sees it', [append(1, 4, 0), read(2, 3, 1)]],
    ['a read beside an append that does not', [append(1, 4, 0), read(2, 3, 0)]],
    ['two reads beside an append, of which the first sees more', [append(1, 10, 0), read(2, 9, 1), read(3, 8, 0)]],
    ['an append of which nobody knew, and that shows later', [append(1, NEVER, 0), read(2, 3, 0), read(4, 5, 1)]],
    ['appends beside each other, answered in another order', [append(1, 6, 0), append(2, 5, 1)]],
    ['what happens in another stream', [append(3, 4, 0), { ...read(1, 2, 1), stream: 't' }]],
    ['nothing', []],
  ])('is linearisable with %s', (_, observed) => {
    expect(notLinearisable(observed)).toBeUndefined();
    expect(notLinearisable([...observed].reverse())).toBeUndefined();
  });

  it.each<readonly [string, readonly Observed[], string]>([
    [
      'a read that misses what was acknowledged',
      [append(1, 2, 0), read(3, 4, 0)],
      'an append behind 0 (answered at 2) comes behind a read of 0 (asked for at 3)',
    ],
    [
      'a read that goes back',
      [append(1, NEVER, 0), read(2, 3, 1), read(4, 5, 0)],
      'a read of 1 (answered at 3) comes behind a read of 0 (asked for at 4)',
    ],
    [
      'a read of what nobody had sent yet',
      [read(1, 2, 1), append(3, 4, 0)],
      'a read of 1 (answered at 2) comes behind an append behind 0 (asked for at 3)',
    ],
    [
      'appends in the order in which they were not asked for',
      [append(1, 2, 1), append(3, 4, 0)],
      'an append behind 1 (answered at 2) comes behind an append behind 0 (asked for at 3)',
    ],
    ['two appends in one place', [append(1, 4, 0), append(2, 3, 0)], 'stands within an append that ends at 1'],
    ['a read of a part of an append', [append(1, 4, 0, 3), read(2, 3, 1)], 'stands within an append that ends at 3'],
    [
      'a stale read after several others',
      [append(1, 2, 0, 3), read(3, 4, 3), read(5, 6, 3), read(7, 8, 0)],
      'comes behind a read of 0 (asked for at 7)',
    ],
  ])('is not linearisable with %s', (_, observed, why) => {
    expect(notLinearisable(observed)).toContain(why);
    expect(notLinearisable([...observed].reverse())).toContain(why);
  });
});
