import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore, EventToAppend } from '@plumbline/event-log';
import { openSqliteEventStore } from '@plumbline/event-store';
import { tempDir } from '@plumbline/testing';

const metadata = { recordedAt: '2026-03-02T09:30:00.000Z', actor: 'ada', correlationId: 'c', causationId: 'r' };
let made = 0;
const about = (candidateId: string): EventToAppend => {
  made += 1;
  return {
    id: `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`,
    type: 'StatementWritten',
    data: { nominationId: 'n1', candidateId, statement: 'Led the ledger.' },
    metadata,
  };
};

describe('a store whose files are taken away while it is served', () => {
  const dir = tempDir();
  let store: EventStore;
  const file = (name: string) => join(dir.path, name);
  const append = (candidate: string) => store.append('nomination-n1', 'any', [about(candidate)]);
  beforeEach(async () => {
    store = await openSqliteEventStore({ dataDir: dir.path });
    await append('grace');
  });
  afterEach(async () => {
    await store.close().catch(() => undefined);
    dir.remove();
  });

  const TAKEN: Readonly<Record<string, (path: string) => void>> = {
    'was removed': (path) => {
      rmSync(path);
    },
    'another file was put in the place of': (path) => {
      cpSync(path, `${path}.copy`);
      renameSync(`${path}.copy`, path);
    },
  };

  it.each(Object.entries(TAKEN))(
    'acknowledges nothing that would be lost, and is unhealthy: events.db %s',
    async (what, take) => {
      take(file('events.db'));
      await expect(append('grace')).rejects.toMatchObject({ name: 'StoreUnavailable' });
      expect(store.health()).toMatchObject({ ok: false, detail: expect.stringContaining(what) as string });
    },
  );

  it.each(Object.entries(TAKEN))(
    'seals nothing under a key that would be lost, and is unhealthy: keys.db %s',
    async (what, take) => {
      take(file('keys.db'));
      await expect(append('max')).rejects.toMatchObject({ name: 'KeysUnavailable' });
      await expect(store.forget([{ subject: 'grace' }])).rejects.toMatchObject({ name: 'KeysUnavailable' });
      await expect(store.sourceIds.claim('HR-1', 'max')).rejects.toMatchObject({ name: 'KeysUnavailable' });
      expect(store.health()).toMatchObject({ ok: false, detail: expect.stringContaining(what) as string });
    },
  );

  it('reads again what was damaged once the file is whole, though nothing is written', async () => {
    for (let n = 0; n < 400; n += 1) await append('grace');
    await store.close();
    store = await openSqliteEventStore({ dataDir: dir.path });
    const bytes = readFileSync(file('events.db'));
    const damaged = Buffer.from(bytes);
    damaged.fill(0, 20 * 4_096, bytes.length);
    writeFileSync(file('events.db'), damaged);
    await expect(store.readAll(null, 1_000)).rejects.toMatchObject({ name: 'StoreUnreadable' });
    expect(store.health()).toMatchObject({ ok: false });
    writeFileSync(file('events.db'), bytes);
    await sleep(300);
    expect(await store.readAll(null, 1_000)).toHaveLength(401);
    expect(store.health()).toMatchObject({ ok: true });
  });
});
