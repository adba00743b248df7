import type { StoredEvent } from '@plumbline/event-log';
import { projectedSlice, type WorkDone } from './work-done.js';

const NOW = Date.parse('2026-03-02T09:30:00.000Z');
const TIMES = { beganAtMs: NOW - 5, endedAtMs: NOW };
const event = (id: string, stream: string, correlationId: string, recordedAt = '2026-03-02T09:29:59.000Z') =>
  ({ id, stream, metadata: { correlationId, recordedAt } }) as StoredEvent;

const slice = (events: number): WorkDone => ({
  name: 'project slice',
  attributes: { 'plumbline.events': events },
  ...TIMES,
});
const append = (id: string, correlationId: string, [kind, events]: readonly [string, number]): WorkDone => ({
  name: `project ${kind}`,
  attributes: { 'plumbline.stream.kind': kind, 'plumbline.events': events },
  cause: { id, correlationId },
  ...TIMES,
});

describe('what was projected', () => {
  it('is told by append: events that follow one another in a stream, under one correlation id', () => {
    const events = [
      event('a', 'nomination-1', 'one'),
      event('b', 'nomination-1', 'one'),
      event('c', 'nomination-1', 'two'),
      event('d', 'person-p', 'two'),
      event('e', 'person-p', 'two'),
    ];
    expect(projectedSlice(events, TIMES)).toEqual([
      slice(5),
      append('a', 'one', ['nomination', 2]),
      append('c', 'two', ['nomination', 1]),
      append('d', 'two', ['person', 2]),
    ]);
  });
  it('is told by its slice alone where it was stored ten minutes ago: that is caught up with', () => {
    const old = event('a', 'cycle-c', 'one', '2026-03-02T09:20:00.000Z');
    const recent = event('b', 'cycle-c', 'two', '2026-03-02T09:20:00.001Z');
    expect(projectedSlice([old, recent], TIMES)).toEqual([slice(2), append('b', 'two', ['cycle', 1])]);
  });
});
