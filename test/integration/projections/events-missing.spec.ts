import { MemoryEventStore } from '@plumbline/event-store';
import { EventsMissing, ProjectionRunner, ViewsOfAnotherLog } from '@plumbline/projection-runtime';
import { VIEWS } from '@plumbline/projections';
import { openReadModel } from '@plumbline/view-store';
import { TABLES } from '@plumbline/read-model/tables';
import { memberAdded } from '@plumbline/testing';

const filled = async (events: number) => {
  const store = new MemoryEventStore();
  for (let n = 0; n < events; n += 1) await store.append(`cycle-${String(n)}`, 'no-stream', [memberAdded(n)]);
  return store;
};

describe('views that are ahead of the store', () => {
  it.each([
    ['emptied', 0],
    ['put back to an older copy', 2],
  ])('prevent a start on a store that was %s', async (_what, events) => {
    const readModel = openReadModel({ dataDir: ':memory:', tables: TABLES });
    const before = await filled(3);
    const first = new ProjectionRunner({ store: before, readModel, views: VIEWS });
    await first.start();
    expect(await first.waitFor((await before.head()) ?? '', 5_000)).toBe(true);
    await first.stop();
    const second = new ProjectionRunner({ store: await filled(events), readModel, views: VIEWS });
    await expect(second.start()).rejects.toThrow(EventsMissing);
    await expect(second.start()).rejects.toThrow(/events\.db .* back/);
    readModel.close();
  });
});

describe('views of another log', () => {
  it('prevent a start, however many events this one has', async () => {
    const readModel = openReadModel({ dataDir: ':memory:', tables: TABLES });
    const before = await filled(0);
    const first = new ProjectionRunner({ store: before, readModel, views: VIEWS });
    await first.start();
    await before.append('cycle-0', 'no-stream', [memberAdded(0)]);
    expect(await first.waitFor((await before.head()) ?? '', 5_000)).toBe(true);
    await first.stop();
    expect(readModel.source()).toBe((await before.readAll(null, 1))[0]?.id);
    const second = new ProjectionRunner({ store: await filled(5), readModel, views: VIEWS });
    await expect(second.start()).rejects.toThrow(ViewsOfAnotherLog);
    const again = new ProjectionRunner({ store: before, readModel, views: VIEWS });
    await again.start();
    await again.stop();
    readModel.close();
  });
});
