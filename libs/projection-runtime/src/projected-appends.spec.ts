import type { StoredEvent } from '@plumbline/event-log';
import { projectedAppends } from './projected-appends.js';

const NOW = Date.parse('2026-03-02T09:30:00.000Z');
const TIMES = { beganAtMs: NOW - 5, endedAtMs: NOW };
const event = (id: string, stream: string, correlationId: string, recordedAt = '2026-03-02T09:29:59.000Z') =>
  ({ id, stream, metadata: { correlationId, recordedAt } }) as StoredEvent;

describe('what was projected', () => {
  it('is told by append: events that follow one another in a stream, under one correlation id', () => {
    const events = [
      event('a', 'nomination-1', 'one'),
      event('b', 'nomination-1', 'one'),
      event('c', 'nomination-1', 'two'),
      event('d', 'person-p', 'two'),
      event('e', 'person-p', 'two'),
    ];
    expect(projectedAppends(events, TIMES)).toEqual([
      { eventId: 'a', correlationId: 'one', kind: 'nomination', events: 2, ...TIMES },
      { eventId: 'c', correlationId: 'two', kind: 'nomination', events: 1, ...TIMES },
      { eventId: 'd', correlationId: 'two', kind: 'person', events: 2, ...TIMES },
    ]);
  });
  it('is not told of what was stored ten minutes ago: that is caught up with', () => {
    const old = event('a', 'cycle-c', 'one', '2026-03-02T09:20:00.000Z');
    const recent = event('b', 'cycle-c', 'two', '2026-03-02T09:20:00.001Z');
    expect(projectedAppends([old, recent], TIMES).map(({ eventId }) => eventId)).toEqual(['b']);
  });
});
