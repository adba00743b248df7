import fc from 'fast-check';
import { Lru } from './lru.js';

describe('a map of bounded size', () => {
  it('lets the least recently used entry go', () => {
    const lru = new Lru<string, number>(2);
    lru.set('a', 1);
    lru.set('b', 2);
    expect(lru.get('a')).toBe(1);
    lru.set('c', 3);
    expect(['a', 'b', 'c'].map((key) => lru.get(key))).toEqual([1, undefined, 3]);
  });

  it('never holds more than its capacity, and always holds what was used last', () => {
    const keys = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), keys, (capacity, used) => {
        const lru = new Lru<number, number>(capacity);
        for (const key of used) lru.set(key, key * 2);
        const recent = [...new Set(used.toReversed())].slice(0, capacity);
        expect(lru.size).toBe(recent.length);
        for (const key of recent) expect(lru.get(key)).toBe(key * 2);
      }),
    );
  });

  it('of capacity zero holds nothing', () => {
    const lru = new Lru<string, number>(0);
    lru.set('a', 1);
    expect(lru.get('a')).toBeUndefined();
  });

  it('refuses a capacity that is no number of entries', () => {
    expect(() => new Lru(-1)).toThrow(RangeError);
    expect(() => new Lru(Number.NaN)).toThrow(RangeError);
  });
});
