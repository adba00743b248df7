import { MemoryEventStore } from '@plumbline/event-store';
import { EventsMissing, ProjectionRunner, ViewsOfAnotherLog } from '@plumbline/projection-runtime';
import { VIEWS } from '@plumbline/projections';
import { openReadModel } from '@plumbline/view-store';
import { TABLES } from '@plumbline/read-model/tables';
import { memberAdded } from '@plumbline/testing';

const manyEvents = (many: number) => Array.from({ length: many }, (_, n) => memberAdded(n));
const filled = async (events: ReturnType<typeof manyEvents>) => {
  const store = new MemoryEventStore();
  for (const [n, event] of events.entries()) await store.append(`cycle-${String(n)}`, 'no-stream', [event]);
  return store;
};

describe('views that are ahead of the store', () => {
  it.each([
    ['emptied', 0],
    ['put back to an older copy', 2],
  ])('prevent a start on a store that was %s', async (_what, left) => {
    const readModel = openReadModel({ dataDir: ':memory:', tables: TABLES });
    const events = manyEvents(3);
    const before = await filled(events);
    const first = new ProjectionRunner({ store: before, readModel, views: VIEWS });
    await first.start();
    expect(await first.waitFor((await before.head()) ?? '', 5_000)).toBe(true);
    await first.stop();
    const second = new ProjectionRunner({ store: await filled(events.slice(0, left)), readModel, views: VIEWS });
    await expect(second.start()).rejects.toThrow(EventsMissing);
    await expect(second.start()).rejects.toThrow(/another log, .*newest copy of the events back/);
    readModel.close();
  });
});

describe('views of another log', () => {
  it('prevent a start, however many events this one has', async () => {
    const readModel = openReadModel({ dataDir: ':memory:', tables: TABLES });
    const before = await filled([]);
    const first = new ProjectionRunner({ store: before, readModel, views: VIEWS });
    await first.start();
    for (const n of ['0', '1', '2']) await before.append(`cycle-${n}`, 'no-stream', [memberAdded(n)]);
    expect(await first.waitFor((await before.head()) ?? '', 5_000)).toBe(true);
    await first.stop();
    expect(readModel.source()).toBe((await before.readAll(null, 1))[0]?.id);
    for (const many of [1, 5]) {
      const second = new ProjectionRunner({ store: await filled(manyEvents(many)), readModel, views: VIEWS });
      await expect(second.start()).rejects.toThrow(ViewsOfAnotherLog);
    }
    const again = new ProjectionRunner({ store: before, readModel, views: VIEWS });
    await again.start();
    await again.stop();
    readModel.close();
  });
});
