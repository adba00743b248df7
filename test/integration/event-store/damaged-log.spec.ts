import { openSqliteEventStore } from '@plumbline/event-store';
import { memberAdded, named, tempDir } from '@plumbline/testing';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const HEADER = 32;
const FRAME = 24 + 4096;
const COMMITS = 20;

/** Without frames of an earlier round that was folded into the file, as happens where the machine is slow: their salts differ. */
const ofThisRound = (log: Buffer): Buffer => {
  let end = HEADER;
  while (end + FRAME <= log.length && log.subarray(end + 8, end + 16).equals(log.subarray(16, 24))) end += FRAME;
  return log.subarray(0, end);
};

/** Data directories as a crash would leave them: the log not yet folded into the file. */
describe('a write-ahead log left by a crash', () => {
  const folder = tempDir();
  const image = join(folder.path, 'image');

  beforeAll(async () => {
    const dataDir = join(folder.path, 'live');
    const store = await openSqliteEventStore({ dataDir });
    for (let i = 0; i < COMMITS; i += 1) await store.append('cycle-a', 'any', [memberAdded(i)]);
    mkdirSync(image);
    for (const name of ['events.db', 'events.db-wal']) copyFileSync(join(dataDir, name), join(image, name));
    await store.close();
  });
  afterAll(() => {
    folder.remove();
  });

  const opened = async (name: string, damage: (log: Buffer) => Buffer) => {
    const dataDir = join(folder.path, name);
    mkdirSync(dataDir);
    copyFileSync(join(image, 'events.db'), join(dataDir, 'events.db'));
    writeFileSync(join(dataDir, 'events.db-wal'), damage(ofThisRound(readFileSync(join(image, 'events.db-wal')))));
    const store = await openSqliteEventStore({ dataDir });
    const found = named(await store.readAll(null, 100));
    await store.close();
    return found;
  };
  const flip = (at: (log: Buffer) => number) => (log: Buffer) => {
    const place = at(log);
    log.writeUInt8(log.readUInt8(place) ^ 0xff, place);
    return log;
  };
  const all = Array.from({ length: COMMITS }, (_, i) => String(i));

  it('restores every commit', async () => {
    expect(await opened('whole', (log) => log)).toEqual(all);
  });

  it('restores every commit before one that the crash cut short', async () => {
    expect(await opened('cut', (log) => log.subarray(0, log.length - 100))).toEqual(all.slice(0, -1));
    expect(
      await opened(
        'torn',
        flip((log) => log.length - 100),
      ),
    ).toEqual(all.slice(0, -1));
  });

  it.each([
    ['a page', () => HEADER + FRAME * 8 + 500],
    ['a checksum', () => HEADER + FRAME * 8 + 17],
    ['the salt of a frame', () => HEADER + FRAME * 8 + 9],
    ['the first frame', () => HEADER + 30],
    ['the header', () => 17],
  ])('is refused if %s was damaged, instead of losing later commits', async (name, at) => {
    await expect(opened(name, flip(at))).rejects.toThrow('its log is damaged in the middle');
  });
});
