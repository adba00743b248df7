import type { Outcome } from '../stored/append.js';
import { StreamEnds } from './stream-ends.js';

const done = (stream: string, revision: number, over: { appended?: number; repeated?: boolean } = {}): Outcome => ({
  is: 'done',
  stream,
  revision,
  position: 1,
  appended: 1,
  repeated: false,
  ...over,
});

describe('the cached end of a stream', () => {
  it('is where a query or a commit saw it last', () => {
    const ends = new StreamEnds();
    expect(ends.isBeyond('a', 7n)).toBe(false);
    ends.found('a', 0n, 6n);
    expect([ends.isBeyond('a', 6n), ends.isBeyond('a', 7n)]).toEqual([false, true]);
    ends.committed([done('a', 8), done('b', 0)]);
    expect([ends.isBeyond('a', 7n), ends.isBeyond('a', 9n), ends.isBeyond('b', 1n)]).toEqual([false, true, true]);
  });
  it('of a stream without events is before its first revision', () => {
    const ends = new StreamEnds();
    ends.found('a', 0n, undefined);
    expect(ends.isBeyond('a', 0n)).toBe(true);
    ends.committed([done('a', 0)]);
    expect(ends.isBeyond('a', 0n)).toBe(false);
  });
  it('is not moved back or learnt from a repeated append or an empty one', () => {
    const ends = new StreamEnds();
    ends.found('a', 0n, 6n);
    ends.committed([done('a', 2, { repeated: true }), done('b', 2, { repeated: true }), done('c', 2, { appended: 0 })]);
    expect(['a', 'b', 'c'].map((stream) => ends.isBeyond(stream, 3n))).toEqual([false, false, false]);
  });
  it('is not moved back by a commit that a query has overtaken', () => {
    const ends = new StreamEnds();
    ends.found('a', 0n, 7n);
    ends.committed([done('a', 6)]);
    expect(ends.isBeyond('a', 7n)).toBe(false);
  });
  it('is where an event was read before its commit was told of, and nowhere where none is cached', () => {
    const ends = new StreamEnds();
    ends.found('a', 0n, 6n);
    ends.seen('a', 7n);
    ends.seen('a', 3n);
    ends.seen('b', 3n);
    expect([ends.isBeyond('a', 7n), ends.isBeyond('a', 8n), ends.isBeyond('b', 9n)]).toEqual([false, true, false]);
  });
  it('is dropped when the cache is full', () => {
    const ends = new StreamEnds(2);
    for (const stream of ['a', 'b', 'c']) ends.found(stream, 0n, 0n);
    expect(['a', 'b', 'c'].map((stream) => ends.isBeyond(stream, 1n))).toEqual([false, true, true]);
  });
});
