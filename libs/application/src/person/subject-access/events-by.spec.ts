import type { EventStore, StoredEvent } from '@plumbline/event-log';
import { turnsDuring } from '@plumbline/testing';
import { eventsBy } from './events-by.js';

const COUNT = 1_200;
const log = Array.from({ length: COUNT }, (_, at) => ({
  position: String(at + 1),
  metadata: { actor: at % 3 === 0 ? 'ann' : 'bob' },
  ...(at === 3 && { unreadable: 'of a later version' }),
})) as unknown as readonly StoredEvent[];

describe('what somebody recorded', () => {
  it('is read batch by batch to the end of the log, while others have their turn in between', async () => {
    const asked: unknown[] = [];
    const readAll: EventStore['readAll'] = (after, limit, texts) => {
      asked.push([after, texts]);
      return Promise.resolve(log.slice(Number(after ?? 0), Number(after ?? 0) + limit));
    };
    const found: string[] = [];
    const turns = await turnsDuring(async () => {
      for await (const { position } of eventsBy({ readAll } as EventStore, 'ann')) found.push(position);
    });
    expect(turns).toBeGreaterThanOrEqual(3);
    expect(asked).toEqual([null, '500', '1000', '1200'].map((after) => [after, 'references']));
    // The fourth event cannot be read.
    expect([found.length, found.slice(0, 3), found.at(-1)]).toEqual([COUNT / 3 - 1, ['1', '7', '10'], '1198']);
  });
});
