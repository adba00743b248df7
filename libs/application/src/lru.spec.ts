import fc from 'fast-check';
import { Lru } from './lru.js';

describe('a map of bounded weight', () => {
  it('lets the least recently used entry go', () => {
    const lru = new Lru<string, number>(2);
    lru.set('a', 1, 1);
    lru.set('b', 2, 1);
    expect(lru.get('a')).toBe(1);
    lru.set('c', 3, 1);
    expect(['a', 'b', 'c'].map((key) => lru.get(key))).toEqual([1, undefined, 3]);
  });

  it('lets as many go as the newest one weighs', () => {
    const lru = new Lru<string, number>(10);
    for (const key of ['a', 'b', 'c']) lru.set(key, 1, 3);
    lru.set('d', 1, 6);
    expect(['a', 'b', 'c', 'd'].map((key) => lru.get(key))).toEqual([undefined, undefined, 1, 1]);
    expect(lru.weight).toBe(9);
  });

  it('weighs an entry anew that is replaced, and keeps none that is too heavy by itself', () => {
    const lru = new Lru<string, number>(10);
    lru.set('a', 1, 3);
    lru.set('a', 2, 8);
    expect([lru.get('a'), lru.weight]).toEqual([2, 8]);
    lru.set('a', 3, 11);
    expect([lru.get('a'), lru.weight]).toEqual([undefined, 0]);
  });

  it('never weighs more than its capacity, and always holds what was used last', () => {
    const used = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 4 })), { minLength: 1 });
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 20 }), used, (capacity, entries) => {
        const lru = new Lru<number, number>(capacity);
        for (const [key, weight] of entries) lru.set(key, weight, weight);
        expect(lru.weight).toBeLessThanOrEqual(capacity);
        expect(lru.get(entries.at(-1)?.[0] ?? -1)).toBe(entries.at(-1)?.[1]);
      }),
    );
  });

  it('of capacity zero holds nothing', () => {
    const lru = new Lru<string, number>(0);
    lru.set('a', 1, 1);
    expect(lru.get('a')).toBeUndefined();
  });

  it('refuses a capacity that is none', () => {
    expect(() => new Lru(-1)).toThrow(RangeError);
    expect(() => new Lru(Number.NaN)).toThrow(RangeError);
  });
});
