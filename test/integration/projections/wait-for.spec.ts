import { MemoryEventStore } from '@plumbline/event-store';
import { ProjectionRunner } from '@plumbline/projection-runtime';
import { openReadModelReader } from '@plumbline/view-store';
import { levelled, record, registered } from './happenings.js';
import { running, TOY_VIEWS } from './running.js';
import { everything, scratch, type Toys, toyModel } from './toy.js';

describe('waiting for a position', () => {
  it('ends when the write can be read, in the process of the runner and in one that only reads', async () => {
    const { dir, remove } = scratch();
    const { store, runner, stop } = await running({ dataDir: dir });
    const reader = openReadModelReader<Toys>({ dataDir: dir });
    const took = { runner: [] as number[], reader: [] as number[] };
    for (let n = 0; n < 50; n += 1) {
      const id = `p${String(n)}`;
      const position = await record(store, registered(id, 'eng'));
      const from = performance.now();
      const waited = (n % 2 === 0 ? runner : reader).waitFor(position, 2_000);
      expect(await waited).toBe(true);
      took[n % 2 === 0 ? 'runner' : 'reader'].push(performance.now() - from);
      expect(await reader.db.selectFrom('toy_people').select('id').where('id', '=', id).execute()).toEqual([{ id }]);
    }
    const median = (all: number[]): number => all.sort((a, b) => a - b)[all.length >> 1] ?? NaN;
    expect(median(took.runner)).toBeLessThan(20);
    expect(median(took.reader)).toBeLessThan(40);
    reader.close();
    await stop();
    remove();
  });

  it('ends after its time, and when the runner stops', async () => {
    const { readModel, runner, reader } = await running();
    const beyond = '9'.repeat(16);
    const from = performance.now();
    expect(await runner.waitFor(beyond, 30)).toBe(false);
    expect(performance.now() - from).toBeGreaterThan(25);
    expect(await reader.waitFor(beyond, 30)).toBe(false);
    const waiting = runner.waitFor(beyond, 60_000);
    await runner.stop();
    expect(await waiting).toBe(false);
    readModel.close();
  });

  it('waits for the slowest view', async () => {
    const store = new MemoryEventStore();
    const readModel = toyModel();
    const runner = new ProjectionRunner({ store, readModel, views: TOY_VIEWS });
    const position = await record(store, registered('a', 'eng'), levelled('a', 'staff'));
    readModel.prepare(TOY_VIEWS);
    readModel.checkpoints.move('counts', position);
    expect(await readModel.reader<Toys>().waitFor(position, 10)).toBe(false);
    await runner.start();
    expect(await readModel.reader<Toys>().waitFor(position, 2_000)).toBe(true);
    expect(await everything(readModel.reader<Toys>())).toMatchObject({ people: [{ level: 'staff' }], counts: [] });
    await runner.stop();
    readModel.close();
  });
});
