import { type EventStore, type EventToAppend, StoreUnreadable } from '@plumbline/event-log';
import { Codec, openPostgresEventStore, openSqliteEventStore } from '@plumbline/event-store';
import { MemoryKeyring } from '@plumbline/sealing';
import { memberAdded, tempDir } from '@plumbline/testing';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeWhere } from '../../support/describe-where.js';
import { runSql } from '../../support/postgres/new-database.js';
import { usePostgres } from '../../support/postgres/use-postgres.js';

const COLUMNS =
  'position, id, stream, revision, type, version, data, recorded_at, actor, correlation_id, causation_id, command, leaf_format, boxes';
const statement: EventToAppend = {
  ...memberAdded(1),
  type: 'StatementWritten',
  data: { nominationId: 'n1', candidateId: 'grace', statement: 'a\u0000b "q" \\ \u2028 é 漢 \u{1f600}' },
};

describeWhere('postgres', 'what PostgreSQL holds', () => {
  const postgres = usePostgres();
  let url: string;
  let store: EventStore;
  let damage: string[];
  let end: () => Promise<void>;
  const codec = new Codec(new MemoryKeyring());
  beforeEach(async () => {
    const database = await postgres.database();
    url = database.url;
    damage = [];
    store = await openPostgresEventStore({
      ...{ url, codec, keys: () => new MemoryKeyring() },
      onDamage: (problem) => damage.push(problem),
    });
    end = async () => {
      await store.close();
      await database.drop();
    };
  });
  afterEach(() => end());
  const sql = (text: string) => runSql(url, text);

  it('is byte for byte what SQLite holds of the same events, and so are their leaf hashes', async () => {
    const folder = tempDir();
    const sqlite = await openSqliteEventStore({ dataDir: folder.path, codec });
    const record = { record: { key: 'k'.repeat(64), request: 'r' } };
    for (const one of [store, sqlite]) {
      await one.append('nomination-n1', 'no-stream', [statement, memberAdded('é')].map(same), record);
      await one.append('cycle-a', 'any', [same(memberAdded(2))]);
    }
    const file = new Database(join(folder.path, 'events.db'), { readonly: true });
    const hex = (row: unknown) => row as Readonly<Record<string, unknown>>;
    const ofSqlite = file
      .prepare(`SELECT ${COLUMNS}, hex(leaf_hash) AS leaf, hex(boxes_sum) AS sum FROM events ORDER BY position`)
      .all()
      .map(hex);
    const ofPostgres = await sql(
      `SELECT ${COLUMNS}, upper(encode(leaf_hash, 'hex')) AS leaf, upper(coalesce(encode(boxes_sum, 'hex'), '')) AS sum FROM plumbline_log.events ORDER BY position`,
    );
    const numbered = ofPostgres.map((row) => ({
      ...row,
      position: Number(row['position']),
      revision: Number(row['revision']),
    }));
    expect(numbered).toEqual(ofSqlite);
    expect(ofSqlite[0]?.['data']).not.toContain('é');
    const commands = 'SELECT key, request, receipt FROM';
    expect(await sql(`${commands} plumbline_log.commands`)).toEqual(file.prepare(`${commands} commands`).all());
    file.close();
    await sqlite.close();
    folder.remove();
  });
  /** Of one object in both stores, so that it is sealed once. */
  const kept = new Map<string, EventToAppend>();
  const same = (event: EventToAppend): EventToAppend => {
    const key = JSON.stringify(event.data);
    kept.set(key, kept.get(key) ?? event);
    return kept.get(key) ?? event;
  };

  it.each([
    ['an event that was changed', `UPDATE plumbline_log.events SET actor = 'eve' WHERE position = 2`],
    ['an event that is gone', 'DELETE FROM plumbline_log.events WHERE position = 2'],
    ['the last event of a stream, gone', 'DELETE FROM plumbline_log.events WHERE position = 3'],
    [
      'an end that was moved back',
      `UPDATE plumbline_log.streams SET revision = 1, position = 2 WHERE stream = 'cycle-a'`,
    ],
  ])('is refused, not read in part, where it is %s; and other streams go on', async (_, change) => {
    await store.append('cycle-a', 'any', [1, 2, 3].map(memberAdded));
    await store.append('cycle-b', 'any', [memberAdded(4)]);
    await sql(change);
    await expect(store.readStream('cycle-a')).rejects.toThrow(StoreUnreadable);
    expect(store.health()).toMatchObject({ ok: false, detail: expect.stringContaining('cannot be read') as string });
    expect(damage.join()).toMatch(/not all there: stream cycle-a|not what was written/);
    expect(await store.readStream('cycle-b')).toHaveLength(1);
    await sql(`UPDATE plumbline_log.events SET actor = 'ada' WHERE position = 2`);
  });

  it('is read again once it is as it was', async () => {
    await store.append('cycle-a', 'any', [1, 2].map(memberAdded));
    await sql(`UPDATE plumbline_log.events SET actor = actor || 'x' WHERE position = 1`);
    await expect(store.readAll(null, 10)).rejects.toThrow(StoreUnreadable);
    await sql(`UPDATE plumbline_log.events SET actor = left(actor, -1) WHERE position = 1`);
    for (let n = 0; n < 200 && !store.health().ok; n += 1) await sleep(20);
    expect(store.health()).toEqual({ ok: true });
    expect(await store.readAll(null, 10)).toHaveLength(2);
  });

  it('is gone on with where it ends, also where somebody put it back to an earlier end', async () => {
    await store.append('cycle-a', 'any', [memberAdded(1)]);
    await store.append('cycle-b', 'any', [memberAdded(2)]);
    await sql(`DELETE FROM plumbline_log.events WHERE position = 2; DELETE FROM plumbline_log.streams WHERE stream = 'cycle-b';
      UPDATE plumbline_log.log_end SET position = 1`);
    expect(await store.append('cycle-a', 0n, [memberAdded(3)])).toMatchObject({ ok: true });
    expect((await store.readAll(null, 10)).map(({ position }) => Number(position))).toEqual([1, 2]);
  });

  it('tells texts that were changed in the place of an error, and goes on with all else', async () => {
    await store.append('nomination-n1', 'no-stream', [statement]);
    await sql(`UPDATE plumbline_log.events SET boxes = replace(boxes, 'A', 'B') || ' '`);
    expect((await store.readStream('nomination-n1'))[0]?.data).toMatchObject({ statement: 'unreadable' });
    expect(store.health()).toMatchObject({ ok: true, impaired: true });
  });

  it('is not moved by an append that something else than its events refuses', async () => {
    const long = `cycle-${'x'.repeat(100_000)}`;
    const results = await Promise.allSettled([
      store.append('cycle-a', 'any', [memberAdded(1)]),
      store.append(
        long.replaceAll('x', () => Math.random().toString(36).slice(2, 3)),
        'any',
        [memberAdded(2)],
      ),
      store.append('cycle-\0', 'any', [memberAdded(3)]),
      store.append('cycle-\ud800', 'any', [memberAdded(4)]),
      store.append('cycle-a', 'any', [memberAdded(5)]),
    ]);
    expect(results.map((result) => (result.status === 'rejected' ? (result.reason as Error).name : 'ok'))).toEqual([
      ...['ok', 'InvalidEvent', 'InvalidEvent', 'InvalidEvent', 'ok'],
    ]);
    expect(await store.readAll(null, 10)).toHaveLength(2);
    expect(store.health()).toEqual({ ok: true });
  });
});
