import { FreshEvents } from './fresh-events.js';
import type { Append, Outcome } from './protocol.js';

const append = (stream: string, ...ids: readonly string[]): Append => ({
  stream,
  expected: 'any',
  record: null,
  guards: [],
  keys: null,
  events: ids.map((id) => ({
    id,
    type: 'MemberAdded',
    version: 1,
    recordedAt: '2026-03-02T09:30:00.000Z',
    actor: 'ada',
    correlationId: 'c',
    causationId: 'r',
    command: null,
    data: '{}',
    boxes: null,
    leafFormat: 2,
  })),
});
const done = (position: number, revision = 0, repeated = false): Outcome => {
  return { is: 'done', stream: 'cycle-a', revision, position, appended: 1, repeated };
};
const seen = (events: ReturnType<FreshEvents['after']>) =>
  events?.map(({ id, position, revision }) => `${id} ${String(position)} ${String(revision)}`);

describe('fresh events', () => {
  const fresh = new FreshEvents();
  afterEach(() => {
    fresh.forget();
  });

  it('are given in order after a position, no more than asked for', () => {
    fresh.committed([done(8, 4), done(9)], [append('cycle-a', 'x', 'y'), append('cycle-b', 'z')]);
    expect(seen(fresh.after(6, 10))).toEqual(['x 7 3', 'y 8 4', 'z 9 0']);
    expect(seen(fresh.after(7, 1))).toEqual(['y 8 4']);
    expect(fresh.after(9, 10)).toEqual([]);
  });

  it('say nothing of events before them, nor while there are none', () => {
    expect(fresh.after(0, 10)).toBeUndefined();
    fresh.committed([done(7)], [append('cycle-a', 'x')]);
    expect(fresh.after(5, 10)).toBeUndefined();
  });

  it('hold what was appended, and neither repeats nor refusals', () => {
    const outcomes: readonly Outcome[] = [done(7), { is: 'conflict', actual: 3 }, done(3, 1, true), done(8)];
    fresh.committed(
      outcomes,
      ['x', 'refused', 'repeated', 'y'].map((id) => append('cycle-a', id)),
    );
    expect(seen(fresh.after(6, 10))).toEqual(['x 7 0', 'y 8 0']);
  });

  it('begin anew after a gap, which somebody may have filled whom nobody heard of', () => {
    fresh.committed([done(7)], [append('cycle-a', 'x')]);
    fresh.committed([done(9)], [append('cycle-a', 'y')]);
    expect(fresh.after(6, 10)).toBeUndefined();
    expect(seen(fresh.after(8, 10))).toEqual(['y 9 0']);
  });

  it('are bounded', () => {
    for (let position = 1; position <= 5_000; position += 1) fresh.committed([done(position)], [append('a', 'x')]);
    expect(fresh.after(3_900, 10)).toBeUndefined();
    expect(fresh.after(4_900, 1_000)).toHaveLength(100);
  });
});
