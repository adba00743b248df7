import { MemoryEventStore } from '@plumbline/event-store';
import { VIEWS } from '@plumbline/projections';
import { openReadModel, openReadModelReader, type ReadModel, type ReadModelReader } from '@plumbline/view-store';
import { TABLES } from '@plumbline/read-model/tables';
import type { Views } from '@plumbline/read-model';
import { memberAdded, tempDir } from '@plumbline/testing';
import { workerControl } from './worker-control.js';

const NOW = Date.parse('2026-03-02T09:30:00.000Z');
const at = (seconds: number) => new Date(NOW + seconds * 1_000).toISOString();

describe('a server whose projections run in a worker', () => {
  const folder = tempDir();
  let store: MemoryEventStore;
  let readModel: ReadModel;
  let reader: ReadModelReader<Views>;
  const health = async (seconds = 0) => {
    const { ready, failure } = await workerControl({
      store,
      reader,
      renew: () => undefined,
      isShared: false,
      nowMs: () => NOW + seconds * 1_000,
    }).status();
    return { ready, failure };
  };

  beforeAll(() => {
    store = new MemoryEventStore();
    readModel = openReadModel({ dataDir: folder.path, tables: TABLES });
    readModel.prepare(VIEWS);
    reader = openReadModelReader<Views>({ dataDir: folder.path });
  });
  afterAll(() => {
    reader.close();
    readModel.close();
    folder.remove();
  });

  it('is not ready before it sees a worker', async () => {
    expect(await health()).toEqual({ ready: false, failure: 'no worker runs the projections' });
  });
  it('is ready while the worker is alive, and no longer once it is silent', async () => {
    readModel.beat({ aliveAt: at(0), failure: null });
    expect(await health(9)).toEqual({ ready: true, failure: null });
    expect(await health(11)).toMatchObject({
      ready: false,
      failure: 'the worker that runs the projections was last heard of 11 s ago',
    });
  });
  it('reports why the worker cannot go on', async () => {
    readModel.beat({ aliveAt: at(0), failure: 'SqliteError: disk full' });
    expect(await health(1)).toEqual({ ready: false, failure: 'SqliteError: disk full' });
  });
  it('is not ready if an event waits longer than half a minute, even if the worker is alive, and does not say since when', async () => {
    await store.append('cycle-a', 'any', [memberAdded(1)]);
    readModel.beat({ aliveAt: at(29), failure: null });
    expect(await health(29)).toEqual({ ready: true, failure: null });
    readModel.beat({ aliveAt: at(31), failure: null });
    expect(await health(31)).toEqual({ ready: false, failure: 'the views are more than 30 s behind' });
  });
});
