import { keyWithin } from './keys.js';

describe('the key of a part that several documents make', () => {
  it('is unique, however many items of one role are alike', () => {
    const taken = new Map<string, number>();
    const keys = Array.from({ length: 4 }, (_, at) => {
      const key = keyWithin(taken, 'staff-leads', 'Staff Engineer');
      taken.set(key, at);
      return key;
    });
    expect(new Set(keys).size).toBe(4);
    expect(keys[0]).toBe('staff-leads');
    expect(keys[1]).toMatch(/^staff-leads-[0-9a-f]{8}$/);
    expect(keys[2]).toBe(`${keys[1] ?? ''}-2`);
  });
  it('is never longer than a key may be', () => {
    const long = 'k'.repeat(200);
    const taken = new Map([[keyWithin(new Map(), long, 'a'), 1]]);
    const second = keyWithin(taken, long, 'a');
    taken.set(second, 2);
    for (const key of [...taken.keys(), keyWithin(taken, long, 'a')]) expect(key.length).toBeLessThanOrEqual(128);
  });
});
