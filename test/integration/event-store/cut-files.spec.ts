import { openSqliteEventReader, openSqliteEventStore } from '@plumbline/event-store';
import { memberAdded, named, tempDir } from '@plumbline/testing';
import { copyFileSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FIRST = 120;
const LATER = 5;
const LONG = 'x'.repeat(30_000);
const FRAME = 24 + 4096;

/** A file with checkpointed events, and beside it a log with later ones, as a crash leaves them. */
describe('a file with a log beside it', () => {
  const folder = tempDir();
  const image = join(folder.path, 'image');
  const numbers = Array.from({ length: FIRST + LATER }, (_, i) => String(i));
  const names = [...numbers.slice(0, FIRST), LONG, ...numbers.slice(FIRST)];
  let made = 0;

  beforeAll(async () => {
    const dataDir = join(folder.path, 'live');
    const fill = async (from: number, to: number) => {
      const store = await openSqliteEventStore({ dataDir, checkpointMs: 600_000 });
      for (let i = from; i < to; i += 1) await store.append('cycle-a', 'any', [memberAdded(i)]);
      return store;
    };
    const first = await fill(0, FIRST);
    // Its pages are the last of the file, and later events leave them alone.
    await first.append('cycle-a', 'any', [memberAdded(LONG)]);
    await first.close();
    const live = await fill(FIRST, FIRST + LATER);
    mkdirSync(image);
    for (const name of ['events.db', 'events.db-wal']) copyFileSync(join(dataDir, name), join(image, name));
    await live.close();
  });
  afterAll(() => {
    folder.remove();
  });

  const copy = () => {
    const dataDir = join(folder.path, String((made += 1)));
    mkdirSync(dataDir);
    for (const name of ['events.db', 'events.db-wal']) copyFileSync(join(image, name), join(dataDir, name));
    return dataDir;
  };

  it('is read whole, by its writer and by a reader beside it', async () => {
    const dataDir = copy();
    const store = await openSqliteEventStore({ dataDir });
    const reader = await openSqliteEventReader({ dataDir });
    expect(named(await store.readAll(null, 1_000))).toEqual(names);
    expect(named(await reader.readAll(null, 1_000))).toEqual(names);
    await reader.close();
    await store.close();
  });

  it.each([1, 7, 100, 4_096, 9_000])('is refused if the file lacks its last %i bytes', async (bytes) => {
    const dataDir = copy();
    const file = join(dataDir, 'events.db');
    const before = statSync(file).size;
    truncateSync(file, before - bytes);
    await expect(openSqliteEventStore({ dataDir })).rejects.toThrow('its end is missing');
    await expect(openSqliteEventReader({ dataDir })).rejects.toMatchObject({ name: 'StoreUnavailable' });
    expect(statSync(file).size).toBe(before - bytes);
  });

  it('is refused by a reader too if a page in the middle of the log was damaged', async () => {
    const dataDir = copy();
    const file = join(dataDir, 'events.db-wal');
    const log = readFileSync(file);
    const place = 32 + FRAME * 2 + 500;
    log.writeUInt8(log.readUInt8(place) ^ 0x10, place);
    writeFileSync(file, log);
    await expect(openSqliteEventReader({ dataDir })).rejects.toThrow('its log is damaged in the middle');
    await expect(openSqliteEventStore({ dataDir })).rejects.toThrow('its log is damaged in the middle');
  });

  it('opens where the pages that the file lacks are in the log', async () => {
    const dataDir = join(folder.path, 'grown');
    const store = await openSqliteEventStore({ dataDir, checkpointMs: 600_000 });
    for (let i = 0; i < FIRST; i += 1) await store.append('cycle-a', 'any', [memberAdded(i)]);
    const left = join(folder.path, 'left');
    mkdirSync(left);
    for (const name of ['events.db', 'events.db-wal']) copyFileSync(join(dataDir, name), join(left, name));
    await store.close();
    expect(statSync(join(left, 'events.db')).size).toBeLessThan(statSync(join(dataDir, 'events.db')).size);
    const again = await openSqliteEventStore({ dataDir: left });
    expect(await again.readAll(null, 1_000)).toHaveLength(FIRST);
    await again.close();
  });
});
