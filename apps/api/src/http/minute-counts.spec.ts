import { MinuteCounts } from './minute-counts.js';
import { subnetOf } from './subnet.js';

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
  it('are kept for a bounded number of names, dropping the least recently used', () => {
    const counts = new MinuteCounts(1, { capacity: 2, clock: () => 0 });
    expect([counts.count('a'), counts.count('b'), counts.count('a')]).toEqual([0, 0, 60]);
    expect(counts.count('c')).toBe(0);
    expect([counts.count('a'), counts.count('b')]).toEqual([60, 0]);
  });
});

describe('the subnet of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('of %s is %s, so that one client with many addresses counts once', (address, network) => {
    expect(subnetOf(address)).toBe(network);
  });
});
