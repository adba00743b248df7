import type { EventStore } from '@plumbline/event-log';
import { openSqliteEventStore } from '@plumbline/event-store';
import { memberAdded, named, tempDir } from '@plumbline/testing';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const huge = () => memberAdded('x'.repeat(400_000));

describe('on a full disk', () => {
  let folder: ReturnType<typeof tempDir>;
  let store: EventStore;

  beforeEach(async () => {
    folder = tempDir();
    store = await openSqliteEventStore({ dataDir: folder.path, maxPages: 50, retryMs: 20 });
  });
  afterEach(async () => {
    await store.close();
    folder.remove();
  });

  it('an append is refused as a whole, with everything in the same commit', async () => {
    await store.append('cycle-a', 'no-stream', [memberAdded(1)]);
    const record = { key: 'k', request: 'r' };
    const results = await Promise.allSettled([
      store.append('cycle-a', 0n, [memberAdded(2)]),
      store.append('cycle-b', 'no-stream', [memberAdded(3), huge()], { record }),
    ]);
    const refused = { status: 'rejected', reason: { name: 'StoreUnavailable' } };
    expect(results).toMatchObject([refused, refused]);
    expect(named(await store.readAll(null, 9))).toEqual(['1']);
    expect(await store.findRecord({ key: 'k', request: 'r' })).toBeUndefined();
  });

  it('health reports the problem until a write succeeds, and nothing is lost or skipped', async () => {
    await store.append('cycle-a', 'no-stream', [memberAdded(1)]);
    expect(store.health()).toEqual({ ok: true });
    await expect(store.append('cycle-a', 0n, [huge()])).rejects.toThrow('full');
    expect(store.health()).toMatchObject({ ok: false, detail: expect.stringContaining('SQLITE_FULL') as string });
    expect(named(await store.readStream('cycle-a'))).toEqual(['1']);
    const result = await store.append('cycle-a', 0n, [memberAdded(2)]);
    expect(result).toMatchObject({ ok: true, receipt: { revision: 1n, position: '0000000000000002' } });
    expect(store.health()).toEqual({ ok: true });
  });

  it('health recovers once writing is possible again, even if nobody writes', async () => {
    await expect(store.append('cycle-a', 'any', [huge()])).rejects.toThrow('full');
    expect(store.health().ok).toBe(false);
    for (let looks = 0; looks < 100 && !store.health().ok; looks += 1) await sleep(20);
    expect(store.health()).toEqual({ ok: true });
    expect(await store.append('cycle-a', 'no-stream', [memberAdded(1)])).toMatchObject({ ok: true });
  });

  it('health stays unchanged while the probing write fails too', async () => {
    const beside = new Database(join(folder.path, 'events.db'));
    await expect(store.append('cycle-a', 'any', [huge()])).rejects.toThrow('full');
    beside.exec('BEGIN IMMEDIATE');
    const began = performance.now();
    while (performance.now() - began < 300) {
      expect(store.health().ok).toBe(false);
      await sleep(20);
    }
    beside.exec('COMMIT');
    beside.close();
  });

  it('a subscription continues as if the refused append had never been', async () => {
    const stop = new AbortController();
    const seen: string[] = [];
    const following = (async () => {
      for await (const batch of store.subscribe(null, { batch: 10, signal: stop.signal })) seen.push(...named(batch));
    })();
    await store.append('cycle-a', 'any', [memberAdded(1)]);
    await expect(store.append('cycle-a', 'any', [huge()])).rejects.toThrow('full');
    await store.append('cycle-a', 'any', [memberAdded(2)]);
    await new Promise((resolve) => setTimeout(resolve, 30));
    stop.abort();
    await following;
    expect(seen).toEqual(['1', '2']);
  });
});
