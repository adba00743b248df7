import type { EventStore } from '@plumbline/event-log';
import { openSqliteEventReader, openSqliteEventStore } from '@plumbline/event-store';
import { memberAdded, named, tempDir } from '@plumbline/testing';
import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PAGE = 4096;

/** What this process holds open, where the system tells. */
const openFiles = (): readonly string[] => {
  const folder = '/proc/self/fd';
  const held = existsSync(folder) ? readdirSync(folder).map((fd) => join(folder, fd)) : [];
  return held.filter((fd) => existsSync(fd)).map((fd) => readlinkSync(fd));
};

describe('opening a data directory', () => {
  let folder: ReturnType<typeof tempDir>;
  let file: string;
  const open = (): Promise<EventStore> => openSqliteEventStore({ dataDir: folder.path });
  const filled = async (events: number) => {
    const store = await open();
    for (let from = 0; from < events; from += 50)
      await store.append(
        `cycle-${String(from)}`,
        'any',
        Array.from({ length: 50 }, (_, i) => memberAdded(from + i)),
      );
    await store.close();
  };
  const overwrite = (from: number, bytes: number) => {
    const fd = openSync(file, 'r+');
    writeSync(fd, Buffer.alloc(bytes, 0x5a), 0, bytes, from);
    closeSync(fd);
  };

  beforeEach(() => {
    folder = tempDir();
    file = join(folder.path, 'events.db');
  });
  afterEach(() => {
    folder.remove();
  });

  it('creates it if missing, and finds everything again', async () => {
    const dataDir = join(folder.path, 'deep', 'down');
    const first = await openSqliteEventStore({ dataDir });
    await first.append('cycle-a', 'no-stream', [memberAdded(1), memberAdded(2)]);
    await first.close();
    const second = await openSqliteEventStore({ dataDir });
    expect(named(await second.readAll(null, 9))).toEqual(['1', '2']);
    expect(await second.append('cycle-a', 1n, [memberAdded(3)])).toMatchObject({ ok: true });
    await second.close();
  });

  it('names what it cannot use', async () => {
    const blocked = join(folder.path, 'a-file');
    writeFileSync(blocked, '');
    const dataDir = join(blocked, 'data');
    await expect(openSqliteEventStore({ dataDir })).rejects.toThrow(`The data directory ${dataDir} cannot be made`);
    mkdirSync(join(folder.path, 'writer.lock'));
    await expect(open()).rejects.toThrow(`The lock file ${join(folder.path, 'writer.lock')} cannot be used`);
  });

  it('leaves everything in one file after closing', async () => {
    await filled(50);
    expect(existsSync(`${file}-wal`)).toBe(false);
    const db = new Database(file);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.prepare('SELECT count(*) FROM events').pluck().get()).toBe(50);
    db.close();
  });

  describe('a data directory in use', () => {
    it('is refused with its name, and its owner is not affected', async () => {
      const owner = await open();
      await expect(open()).rejects.toThrow(`${folder.path} is open in another Plumbline process`);
      expect(await owner.append('cycle-a', 'any', [memberAdded(1)])).toMatchObject({ ok: true });
      await owner.close();
      await (await open()).close();
    });

    it('by another process is refused until that process is dead, however it dies', async () => {
      const holder = spawn(process.execPath, ['-e', HOLD], {
        env: { ...process.env, LOCK: join(folder.path, 'writer.lock') },
      });
      await once(holder.stdout, 'data');
      await expect(open()).rejects.toThrow('is open in another Plumbline process');
      holder.kill('SIGKILL');
      await once(holder, 'exit');
      await (await open()).close();
    });

    it('can be read beside its writer, and further when the writer is gone', async () => {
      const store = await open();
      const reader = await openSqliteEventReader({ dataDir: folder.path });
      await store.append('cycle-a', 'any', [memberAdded(1)]);
      expect(named(await reader.readAll(null, 9))).toEqual(['1']);
      await expect(reader.append('cycle-a', 'any', [])).rejects.toThrow('reading only');
      await store.close();
      expect(named(await reader.readAll(null, 9))).toEqual(['1']);
      await reader.close();
    });

    it.each([
      [
        'nothing yet',
        async () => {
          writeFileSync(file, '');
        },
      ],
      [
        'no tables yet',
        async () => {
          new Database(file).exec('PRAGMA journal_mode = WAL; PRAGMA user_version = 0').close();
        },
      ],
      [
        'tables of somebody else',
        async () => {
          new Database(file).exec('PRAGMA journal_mode = WAL; CREATE TABLE a (b)').close();
        },
      ],
      [
        'no database',
        async () => {
          writeFileSync(file, 'x'.repeat(5_000));
        },
      ],
      [
        'a journal of another mode',
        async () => {
          await filled(1);
          const db = new Database(file);
          db.pragma('journal_mode = delete');
          db.close();
        },
      ],
    ])('cannot be read while its file holds %s, and no connection stays open', async (_, make) => {
      await make();
      await expect(openSqliteEventReader({ dataDir: folder.path })).rejects.toMatchObject({ name: 'StoreUnavailable' });
      expect(openFiles().filter((name) => name.startsWith(folder.path))).toEqual([]);
    });

    it('cannot be read before it was ever written', async () => {
      await expect(openSqliteEventReader({ dataDir: folder.path })).rejects.toThrow('no event store in');
    });
  });

  describe('a damaged data directory', () => {
    const refused = async (why: string) => {
      const before = readFileSync(file);
      const refusal: unknown = await open().catch((error: unknown) => error);
      expect(refusal).toMatchObject({ name: 'StoreUnavailable', message: expect.stringContaining(why) as string });
      expect(readFileSync(file).equals(before)).toBe(true);
    };

    it('is refused, by name, if the file is not one of ours', async () => {
      writeFileSync(file, 'not a database, and longer than a header of one hundred bytes'.repeat(20));
      await refused(`${file} is damaged or no event store`);
    });

    it('is refused if pages in the middle were overwritten', async () => {
      await filled(500);
      overwrite(PAGE * 10, PAGE * 3);
      await refused('damaged');
    });

    it('is refused if an index does not hold the last events', async () => {
      await filled(200);
      const db = new Database(file).unsafeMode();
      db.exec(`PRAGMA writable_schema = 1;
        UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_events_1')
        WHERE name = 'sqlite_autoindex_events_2'`);
      db.close();
      await refused('damaged');
    });

    it('is refused if its end is missing', async () => {
      await filled(500);
      truncateSync(file, statSync(file).size - PAGE * 4);
      await refused('damaged');
    });

    it.each(['data', 'type', 'actor', 'recorded_at', 'stream', 'command'])(
      'is refused if the %s of an event is not what was written',
      async (column) => {
        await filled(50);
        const db = new Database(file);
        db.exec(`UPDATE events SET ${column} = 'x' WHERE position = 20`);
        db.close();
        await refused('the event at position 20 is not what was written');
      },
    );

    it.each([
      ['an event is missing', 'DELETE FROM events WHERE position = 20', 'the event at position 20 is missing'],
      ['the last event is missing', 'DELETE FROM events WHERE position = 201', 'the log does not end where it should'],
      [
        'the end of a stream is another',
        'UPDATE streams SET revision = 3 WHERE position = 100',
        'position 100 does not',
      ],
      [
        'the end of a stream is recorded at the position of the next event',
        'UPDATE streams SET position = 101 WHERE position = 100',
        'position 101 does not',
      ],
      [
        'the end of the stream written last is recorded beyond the log',
        'UPDATE streams SET position = 202 WHERE position = 201',
        'position 202 does not',
      ],
      [
        'the end of a stream is not recorded',
        'DELETE FROM streams WHERE position = 100',
        'position 100 is not recorded',
      ],
      ['the record of a command is gone', 'DELETE FROM commands', 'the event at position 201 is missing or another'],
      ['the record of a command is altered', "UPDATE commands SET receipt = '{}'", 'missing or another'],
    ])('is refused if %s', async (_, damage, why) => {
      await filled(200);
      const store = await open();
      await store.append('cycle-a', 'any', [memberAdded(1)], { record: { key: 'k', request: 'r' } });
      await store.close();
      const db = new Database(file);
      db.exec(damage);
      db.close();
      await refused(why);
    });

    it('is refused if a newer Plumbline wrote it', async () => {
      await filled(50);
      const db = new Database(file);
      db.pragma('user_version = 99');
      db.close();
      await refused('newer');
    });

    describe('that is checked while it is served', () => {
      const settled = async (store: EventStore) => {
        for (let looks = 0; looks < 300 && store.health().ok && store.health().detail !== undefined; looks += 1)
          await sleep(20);
        return store.health();
      };

      it('is sound once all was found as it was written, with what was appended meanwhile', async () => {
        await filled(500);
        const store = await openSqliteEventStore({ dataDir: folder.path, checkUpTo: 0 });
        await store.append('cycle-a', 'any', [memberAdded(1)]);
        expect(await settled(store)).toEqual({ ok: true });
        await store.close();
      });

      it('reports in health what is not as it was written, and serves the rest', async () => {
        await filled(500);
        const db = new Database(file);
        db.exec("UPDATE events SET actor = 'eve' WHERE position = 300");
        db.close();
        const told: string[] = [];
        const onDamage = (problem: string) => told.push(problem);
        const store = await openSqliteEventStore({ dataDir: folder.path, checkUpTo: 0, onDamage });
        const detail = expect.stringContaining('something is not as it was written') as string;
        expect(await settled(store)).toMatchObject({ ok: false, detail });
        expect(told).toEqual(['the event at position 300 is not what was written']);
        expect(await store.readAll(null, 200)).toHaveLength(200);
        await expect(store.readAll(null, 400)).rejects.toMatchObject({ name: 'StoreUnreadable' });
        expect(told.at(-1)).toBe('an event is not what was written: position 300');
        expect(store.health().detail).not.toContain('300');
        expect(await store.append('cycle-a', 'any', [memberAdded(1)])).toMatchObject({ ok: true });
        await store.close();
      });
    });

    it('leaves no lock behind', async () => {
      writeFileSync(file, 'x'.repeat(5000));
      await expect(open()).rejects.toThrow('damaged');
      writeFileSync(file, '');
      await (await open()).close();
    });

    it('refuses to read a stream whose end is recorded at another position, from whatever revision', async () => {
      const store = await open();
      for (const stream of ['cycle-a', 'cycle-b']) await store.append(stream, 'any', [memberAdded(stream)]);
      await store.close();
      const again = await open();
      const db = new Database(file);
      db.exec("UPDATE streams SET position = position + 1 WHERE stream = 'cycle-a'");
      db.close();
      for (const from of [0n, 1n, 5n])
        for (const read of [again.replayStream('cycle-a', from), again.readStream('cycle-a', from)])
          await expect(read).rejects.toMatchObject({ name: 'StoreUnreadable' });
      expect(again.health().ok).toBe(false);
      expect(await again.readStream('cycle-b')).toHaveLength(1);
      await again.close();
    });

    it('turns health while it is open, and reads fail instead of leaving events out', async () => {
      await filled(2000);
      const store = await open();
      expect(store.health()).toEqual({ ok: true });
      overwrite(PAGE * 2, statSync(file).size - PAGE * 2);
      await expect(store.readAll(null, 5000)).rejects.toMatchObject({ name: 'StoreUnreadable' });
      expect(store.health()).toMatchObject({ ok: false, detail: expect.stringContaining('cannot be read') as string });
      await store.close();
    });
  });
});

const HOLD = `
  const db = new (require('better-sqlite3'))(process.env.LOCK);
  db.exec('BEGIN EXCLUSIVE');
  console.log('held');
  setInterval(() => undefined, 1000);
`;
