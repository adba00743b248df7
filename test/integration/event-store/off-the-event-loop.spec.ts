import { openSqliteEventStore } from '@plumbline/event-store';
import { memberAdded, tempDir } from '@plumbline/testing';
import Database from 'better-sqlite3';
import { join } from 'node:path';

const block = (ms: number) => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
};

/** An append is encoded in some of them. */
const afterMicrotasks = async () => {
  for (let left = 30; left > 0; left -= 1) await Promise.resolve();
};

describe('the writer thread', () => {
  let folder: ReturnType<typeof tempDir>;
  beforeEach(() => {
    folder = tempDir();
  });
  afterEach(() => {
    folder.remove();
  });

  it('commits while the calling event loop is busy', async () => {
    const store = await openSqliteEventStore({ dataDir: folder.path });
    const beside = new Database(join(folder.path, 'events.db'), { readonly: true });
    const count = () => beside.prepare('SELECT count(*) FROM events').pluck().get();
    let acknowledged = false;
    const appending = store.append('cycle-a', 'any', [memberAdded(1)]).then(() => {
      acknowledged = true;
    });
    // The append is sent at the end of this turn; from here on this thread is stuck, as behind a slow disk.
    await afterMicrotasks();
    await new Promise((resolve) => setImmediate(resolve));
    const before = acknowledged;
    for (let i = 0; i < 100 && count() === 0; i += 1) block(10);
    expect([before, count()]).toEqual([false, 1]);
    await appending;
    beside.close();
    await store.close();
  });

  it('commits all waiting appends together', async () => {
    const store = await openSqliteEventStore({ dataDir: folder.path });
    const beside = new Database(join(folder.path, 'events.db'), { readonly: true });
    const seen = new Set<unknown>();
    const appends = Array.from({ length: 300 }, (_, i) => store.append(`cycle-${String(i)}`, 'any', [memberAdded(i)]));
    const all = Promise.all(appends).then(() => seen.add('done'));
    while (!seen.has('done')) {
      seen.add(beside.prepare('SELECT count(*) FROM events').pluck().get());
      await new Promise((resolve) => setImmediate(resolve));
    }
    await all;
    // 300 separate commits would have been seen as many different counts, and take 300 waits for the disk.
    expect(seen.size).toBeLessThan(40);
    expect(beside.prepare('SELECT count(*) FROM events').pluck().get()).toBe(300);
    beside.close();
    await store.close();
  });
});
