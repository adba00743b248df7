import { jest } from '@jest/globals';
import { MinuteCounts } from './minute-counts.js';

describe('request counts per minute', () => {
  it('tell how long to wait from the first request over the limit, and reset with the minute', () => {
    let now = 1_000;
    const counts = new MinuteCounts(2, { clock: () => now });
    expect([counts.count('a'), counts.count('a'), counts.count('a'), counts.count('b')]).toEqual([0, 0, 60, 0]);
    now += 59_900;
    expect(counts.count('a')).toBe(1);
    now += 100;
    expect([counts.count('a'), counts.count('a'), counts.count('a')]).toEqual([0, 0, 60]);
  });
  it('can be reserved within the limit, and given back', () => {
    const counts = new MinuteCounts(2, { clock: () => 0 });
    expect([counts.reserve('a'), counts.reserve('a'), counts.reserve('a')]).toEqual([true, true, false]);
    counts.giveBack('a');
    expect([counts.count('a'), counts.count('a'), counts.reserve('a')]).toEqual([0, 60, false]);
    counts.giveBack('b');
    expect([counts.count('b'), counts.count('b'), counts.count('b')]).toEqual([0, 0, 60]);
  });
  it('are kept for a bounded number of names, dropping the least recently used', () => {
    const counts = new MinuteCounts(1, { capacity: 2, clock: () => 0 });
    expect([counts.count('a'), counts.count('b'), counts.count('a')]).toEqual([0, 0, 60]);
    expect(counts.count('c')).toBe(0);
    expect([counts.count('a'), counts.count('b')]).toEqual([60, 0]);
  });
  it('last no longer where the clock of the machine is set back', () => {
    const now = jest.spyOn(Date, 'now');
    const counts = new MinuteCounts(1);
    counts.count('a');
    now.mockReturnValue(0);
    expect(counts.count('a')).toBeLessThanOrEqual(60);
    now.mockRestore();
  });
});
