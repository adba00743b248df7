import { openSqliteEventReader, openSqliteEventStore } from '@plumbline/event-store';
import { tempDir } from '@plumbline/testing';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { eventsFile, leafOf } from '../../support/events-file.js';

/** The tables as version 1 made them. */
const VERSION_1 = `
PRAGMA journal_mode = wal;
CREATE TABLE events (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stream TEXT NOT NULL, revision INTEGER NOT NULL,
  type TEXT NOT NULL, version INTEGER NOT NULL, data TEXT NOT NULL, recorded_at TEXT NOT NULL, actor TEXT NOT NULL,
  correlation_id TEXT NOT NULL, causation_id TEXT NOT NULL, idempotency_key TEXT, UNIQUE (stream, revision)) STRICT;
CREATE TABLE commands (key TEXT PRIMARY KEY, request TEXT NOT NULL, receipt TEXT NOT NULL) STRICT, WITHOUT ROWID;
PRAGMA user_version = 1;`;

type Row = Parameters<typeof leafOf>[0] & Readonly<{ position: number; leaf_format: number; leaf_hash: Buffer }>;

describe('a file that version 1 wrote', () => {
  let folder: ReturnType<typeof tempDir>;

  const write = (db: Database.Database, position: number, place: [string, number], key: string | null = null): void => {
    const [stream, revision] = place;
    const data = `{"cycleId":"spring","personId":"p${position.toString()}"}`;
    db.prepare(
      `INSERT INTO events VALUES (?, ?, ?, ?, 'MemberAdded', 1, ?, '2026-03-02T09:30:00.000Z', 'ada', 'c', 'r', ?)`,
    ).run(position, `00000000-0000-4000-8000-${position.toString().padStart(12, '0')}`, stream, revision, data, key);
  };

  beforeEach(() => {
    folder = tempDir();
    const db = eventsFile(folder.path);
    db.exec(VERSION_1);
    write(db, 1, ['cycle-a', 0]);
    write(db, 2, ['cycle-a', 1], 'k');
    write(db, 3, ['cycle-a', 2], 'k');
    write(db, 4, ['cycle-b', 0]);
    const receipt = '{"stream":"cycle-a","revision":2,"position":3,"appended":2}';
    db.prepare('INSERT INTO commands VALUES (?, ?, ?)').run('k', 'r', receipt);
    db.close();
  });
  afterEach(() => {
    folder.remove();
  });

  it('gets its leaf hashes once, and says up to which position they vouch only from then on', async () => {
    const migrated: number[] = [];
    const onMigrated = (last: number) => migrated.push(last);
    for (let starts = 0; starts < 2; starts += 1)
      await openSqliteEventStore({ dataDir: folder.path, onMigrated }).then((store) => store.close());
    expect(migrated).toEqual([4]);
    const db = eventsFile(folder.path);
    const rows = db.prepare<[], Row>('SELECT * FROM events ORDER BY position').all();
    expect(rows.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
    for (const row of rows)
      expect({ format: row.leaf_format, hash: row.leaf_hash }).toEqual({ format: 1, hash: leafOf(row) });
    expect(db.prepare('SELECT version, last_position FROM migrations').all()).toEqual([
      { version: 2, last_position: 4 },
    ]);
    db.close();
  });

  it('keeps ids, revisions, positions and records of commands', async () => {
    const store = await openSqliteEventStore({ dataDir: folder.path });
    const events = await store.readAll(null, 10);
    expect(events.map(({ stream, revision }) => [stream, revision])).toEqual([
      ['cycle-a', 0n],
      ['cycle-a', 1n],
      ['cycle-a', 2n],
      ['cycle-b', 0n],
    ]);
    expect(events.map(({ metadata }) => metadata.command)).toEqual([
      null,
      { key: 'k', request: 'r', index: 0, count: 2 },
      { key: 'k', request: 'r', index: 1, count: 2 },
      null,
    ]);
    const again = await store.append('cycle-z', 'any', [], { record: { key: 'k', request: 'r' } });
    expect(again).toMatchObject({
      ok: true,
      repeated: true,
      receipt: { stream: 'cycle-a', revision: 2n, appended: 2 },
    });
    expect(await store.append('cycle-b', 0n, [])).toMatchObject({ ok: true, receipt: { revision: 0n } });
    await store.close();
  });

  it('is left alone by a reader, which waits for the server to migrate it', async () => {
    await expect(openSqliteEventReader({ dataDir: folder.path })).rejects.toThrow('no tables of this version yet');
    const db = eventsFile(folder.path);
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    db.close();
  });

  it('is refused unchanged if an index contradicts its table', async () => {
    const db = eventsFile(folder.path).unsafeMode();
    db.exec(`PRAGMA writable_schema = 1;
      UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_events_1')
      WHERE name = 'sqlite_autoindex_events_2'`);
    db.close();
    await expect(openSqliteEventStore({ dataDir: folder.path })).rejects.toThrow('damaged');
    const after = new Database(join(folder.path, 'events.db'), { readonly: true });
    expect(after.pragma('user_version', { simple: true })).toBe(1);
    after.close();
  });
});
