import { KnownStreams } from './known-streams.js';

const MOST_EVENTS = 200_000;
const seen = (revision: number) => ({ id: String(revision), revision, position: revision, command: null });

describe('streams that were read', () => {
  it('are known as far as so many events, whatever they had when they were first read', () => {
    const known = new KnownStreams(() => Promise.resolve([]));
    const events = Array.from({ length: 1_000 }, (_, revision) => seen(revision));
    const streams = Array.from({ length: 300 }, (_, n) => `cycle-${String(n)}`);
    for (const stream of streams) {
      known.found(stream, 0, []);
      known.found(stream, 0, events);
    }
    const kept = streams.map((stream) => known.last(stream)?.next ?? 0);
    expect(kept.reduce((sum, next) => sum + next, 0)).toBeLessThanOrEqual(MOST_EVENTS);
    expect(kept.at(-1)).toBe(1_000);
  });
});
