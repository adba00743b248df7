import { MemoryEventStore } from '@plumbline/event-store';
import { EventsMissing, ProjectionRunner } from '@plumbline/projection-runtime';
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
