import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '@plumbline/event-log';
import {
  checkDataDir,
  checkPostgres,
  copyKeysToPostgres,
  copyLog,
  openPostgresEventStore,
  openSqliteEventStore,
} from '@plumbline/event-store';
import { masterKeyIn, newMasterKey } from '@plumbline/sealing';
import { memberAdded, tempDir } from '@plumbline/testing';
import { record } from '../../contract/event-store/under-test.js';
import { statement, writeLog } from '../../support/copied-log.js';
import { describeWhere } from '../../support/describe-where.js';
import { eventsFile } from '../../support/events-file.js';
import { type Database, runSql } from '../../support/postgres/new-database.js';
import { usePostgres } from '../../support/postgres/use-postgres.js';

const nobody = (): void => undefined;
const seenIn = async (store: EventStore) => ({
  all: await store.readAll(null, 100_000),
  stream: await store.readStream('cycle-c3', 50n),
  found: [await store.findRecord(record('a').record), await store.findRecord(record('b').record)],
});

describeWhere('postgres', 'the copy of a log into PostgreSQL and back', () => {
  const postgres = usePostgres();
  let folder: ReturnType<typeof tempDir>;
  let database: Database;
  const dir = (name: string) => join(folder.path, name);
  beforeEach(async () => {
    folder = tempDir();
    database = await postgres.database();
    const store = await openSqliteEventStore({ dataDir: dir('from') });
    await writeLog(store);
    await store.close();
  });
  afterEach(async () => {
    await database.drop();
    folder.remove();
  });
  const [from, to] = [() => ({ dir: dir('from') }), () => ({ url: database.url })];
  const keys = () => ({ dataDir: dir('from') });

  it('has the same events at the same places, the same records and keys, and opens the same texts', async () => {
    const source = await openSqliteEventStore({ dataDir: dir('from') });
    const before = await seenIn(source);
    await source.close();
    const progress: number[] = [];
    const copied = await copyLog(from(), to(), (at) => progress.push(at));
    expect(copied).toMatchObject({
      events: before.all.length,
      commands: 2,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    expect(progress.length).toBeGreaterThan(1);
    const store = await openPostgresEventStore({ url: database.url, keys: keys() });
    expect(await seenIn(store)).toEqual(before);
    await store.append('cycle-c3', 'any', [memberAdded('later')]);
    await store.append('nomination-n1', 'any', [statement('ada')]);
    const after = await seenIn(store);
    await store.close();
    const checked = await checkPostgres(database.url, keys(), nobody);
    expect(checked).toMatchObject({ events: after.all.length, findings: [], texts: { opened: 2, erased: 1 } });
    const back = await copyLog(to(), { dir: dir('back') }, nobody);
    expect(back.digest).not.toBe(copied.digest);
    const again = await openSqliteEventStore({
      dataDir: dir('back'),
      keys: { file: join(dir('from'), 'keys.db'), masterKeyFile: join(dir('from'), 'master.key') },
    });
    expect(await seenIn(again)).toEqual(after);
    await again.close();
    expect(readdirSync(folder.path).sort()).toEqual(['back', 'from']);
  });

  it('is refused where anything else is there, where somebody writes, and with a source that is damaged', async () => {
    await expect(openPostgresEventStore({ url: database.url, keys: keys() })).rejects.toThrow(/texts of another log/);
    const other = await openPostgresEventStore({ url: database.url, keys: { dataDir: dir('other-keys') } });
    await expect(copyLog(from(), to(), nobody)).rejects.toThrow(/is open in a running server or worker: stop those/);
    await other.append('cycle-other', 'any', [memberAdded(1)]);
    await other.close();
    await expect(copyLog(from(), to(), nobody)).rejects.toThrow(/has events of its own: name another database/);
    await expect(copyLog(from(), { dir: dir('from') }, nobody)).rejects.toThrow(/would be in one place/);
    await expect(copyLog(to(), to(), nobody)).rejects.toThrow(/would be in one place/);
    mkdirSync(dir('full'));
    writeFileSync(join(dir('full'), 'a-file'), '');
    await expect(copyLog(from(), { dir: dir('full') }, nobody)).rejects.toThrow(/is not empty: name a new folder/);
    const writer = await openSqliteEventStore({ dataDir: dir('from') });
    const free = await postgres.database();
    await expect(copyLog(from(), { url: free.url }, nobody)).rejects.toThrow(/is open in a running server/);
    await writer.close();
    const db = eventsFile(dir('from'));
    db.exec(`UPDATE events SET actor = 'somebody' WHERE position = 3`);
    db.close();
    await expect(copyLog(from(), { url: free.url }, nobody)).rejects.toThrow(/position 3 is not what was written/);
    expect(await runSql(free.url, `SELECT FROM pg_namespace WHERE nspname LIKE 'plumbline%'`)).toEqual([]);
    await free.drop();
  });

  it('is compared where it is finished, and nothing is changed', async () => {
    const copied = await copyLog(from(), to(), nobody);
    const state = () => runSql(database.url, 'SELECT xmin::text, position FROM plumbline_log.events ORDER BY position');
    const before = await state();
    const { digest, events } = copied;
    expect(await copyLog(from(), to(), nobody)).toMatchObject({ digest, events, wasCopied: true });
    expect(await state()).toEqual(before);
    await copyLog(to(), { dir: dir('back') }, nobody);
    expect(await copyLog(to(), { dir: dir('back') }, nobody)).toMatchObject({ digest, events, wasCopied: true });
    expect(copied.wasCopied).toBe(false);
    await runSql(database.url, `UPDATE plumbline_log.events SET actor = 'somebody' WHERE position = 3`);
    await expect(copyLog(from(), to(), nobody)).rejects.toThrow(/the events at position 3 differ/);
    const server = await openSqliteEventStore({
      dataDir: dir('back'),
      keys: { file: join(dir('from'), 'keys.db'), masterKeyFile: join(dir('from'), 'master.key') },
    });
    await server.append('cycle-since', 'any', [memberAdded(1)]);
    await server.close();
    await expect(copyLog(from(), { dir: dir('back') }, nobody)).rejects.toThrow(
      /holds a copy of this log, and 1 events since/,
    );
  });

  it('takes the place of a log without events, which a start has made', async () => {
    await openPostgresEventStore({ url: database.url, keys: { dataDir: dir('looked') } }).then((store) =>
      store.close(),
    );
    expect(await copyLog(from(), to(), nobody)).toMatchObject({ commands: 2 });
  });

  it('goes on where it was cut, is opened by nobody before its end, and by the copy of no other log', async () => {
    let calls = 0;
    const cut = (): void => {
      calls += 1;
      if (calls === 2) throw new Error('cut');
    };
    await expect(copyLog(from(), to(), cut)).rejects.toThrow('cut');
    await expect(copyLog(from(), { dir: dir('back') }, cut)).resolves.toBeDefined();
    const [half] = await runSql(database.url, 'SELECT position FROM plumbline_log_copy.log_end');
    expect(Number(half?.['position'])).toBeGreaterThan(0);
    // Whoever starts on it finds no log.
    const early = await openPostgresEventStore({ url: database.url, keys: { dataDir: dir('early') } });
    expect(await early.head()).toBeNull();
    await early.close();
    const other = await openSqliteEventStore({ dataDir: dir('other') });
    await writeLog(other);
    await other.close();
    await expect(copyLog({ dir: dir('other') }, to(), nobody)).rejects.toThrow(/holds the copy of another log/);
    const at: number[] = [];
    const copied = await copyLog(from(), to(), (position) => at.push(position));
    expect(at[0]).toBeGreaterThan(Number(half?.['position']));
    expect((await checkPostgres(database.url, keys(), nobody)).events).toBe(copied.events);
  });

  it('is refused at its end where what was copied before is not the source any more', async () => {
    let calls = 0;
    const cut = (): void => {
      calls += 1;
      if (calls === 2) throw new Error('cut');
    };
    await expect(copyLog(from(), to(), cut)).rejects.toThrow('cut');
    await runSql(database.url, `UPDATE plumbline_log_copy.events SET actor = 'somebody' WHERE position = 3`);
    await expect(copyLog(from(), to(), nobody)).rejects.toThrow(/the events at position 3 differ/);
    expect(await runSql(database.url, `SELECT FROM pg_namespace WHERE nspname = 'plumbline_log'`)).toEqual([]);
  });

  it('is checked whole: each thing that is not as it was written is found', async () => {
    await copyLog(from(), to(), nobody);
    const file = await checkDataDir(keys(), nobody);
    expect(await checkPostgres(database.url, keys(), nobody)).toEqual(file);
    const changes: readonly (readonly [string, RegExp])[] = [
      [`UPDATE plumbline_log.events SET actor = 'x' WHERE position = 7`, /position 7 is not what was written/],
      [`UPDATE plumbline_log.events SET boxes = replace(boxes, 'A', 'B') WHERE boxes IS NOT NULL`, /sealed texts of/],
      [`DELETE FROM plumbline_log.events WHERE position = 9`, /the events before the event at position 10 are missing/],
      [`UPDATE plumbline_log.streams SET revision = revision - 1 WHERE stream = 'cycle-c0'`, /recorded to end/],
      [`DELETE FROM plumbline_log.streams WHERE stream = 'cycle-c1'`, /is not recorded/],
      [`UPDATE plumbline_log.commands SET request = 'x' WHERE key LIKE 'a%'`, /the record of a command is not what/],
      [`DELETE FROM plumbline_log.commands WHERE key LIKE 'a%'`, /is missing or another/],
      [`UPDATE plumbline_log.log_end SET position = position + 1`, /does not end where it should/],
      [`UPDATE plumbline_log.keys_used SET made = made + 1`, /are an older copy/],
    ];
    for (const [change, finding] of changes) {
      const broken = await postgres.database();
      await copyLog(from(), { url: broken.url }, nobody);
      await runSql(broken.url, change);
      expect((await checkPostgres(broken.url, keys(), nobody)).findings.join('\n')).toMatch(finding);
      await broken.drop();
    }
  });

  it('may have its keys copied into a database, too: all of them, with what was ended and claimed', async () => {
    const source = await openSqliteEventStore({ dataDir: dir('from') });
    await source.sourceIds.claim('HR-1', 'max');
    await expect(copyKeysToPostgres({ from: keys(), url: database.url, eventsUrl: null })).rejects.toThrow(
      /are in use/,
    );
    await source.close();
    await copyLog(from(), to(), nobody);
    const apart = await postgres.database();
    const place = { dataDir: dir('nowhere'), url: apart.url, masterKeyFile: join(dir('from'), 'master.key') };
    const asked = { from: keys(), url: apart.url, eventsUrl: database.url };
    await expect(copyKeysToPostgres({ ...asked, url: database.url })).rejects.toThrow(/holds the events/);
    const copied = await copyKeysToPostgres(asked);
    expect(copied.keys).toBeGreaterThan(0);
    expect(await copyKeysToPostgres(asked)).toEqual(copied);
    const store = await openPostgresEventStore({ url: database.url, keys: place });
    const texts = (await store.readStream('nomination-n1')).map(({ data }) => data);
    expect(texts).toMatchObject([{ statement: 'erased' }, { statement: 'What max did.' }]);
    expect(await store.sourceIds.holderOf('hr-1')).toBe('max');
    await store.append('nomination-n1', 'any', [statement('grace')]);
    expect((await store.readStream('nomination-n1')).at(-1)?.data).toMatchObject({ statement: 'erased' });
    await store.close();
    await expect(
      copyKeysToPostgres({ ...asked, from: { ...keys(), masterKey: masterKeyIn(newMasterKey(), 'x') } }),
    ).rejects.toThrow(/wrapped by another master key/);
    await apart.drop();
  });
});
