import { jest } from '@jest/globals';
import type { EventStore } from '@plumbline/event-log';
import { openPostgresEventStore } from '@plumbline/event-store';
import { memberAdded, named, tempDir } from '@plumbline/testing';
import { describeWhere } from '../../support/describe-where.js';
import { runSql } from '../../support/postgres/new-database.js';
import { usePostgres } from '../../support/postgres/use-postgres.js';

const HOUR_MS = 3_600_000;

describeWhere('postgres', 'a process whose clock jumps', () => {
  const postgres = usePostgres();
  const folder = tempDir();
  let url: string;
  let store: EventStore;
  const open = () => openPostgresEventStore({ url, keys: { dataDir: folder.path }, deadlineMs: 3_000 });
  beforeAll(async () => {
    ({ url } = await postgres.database());
    store = await open();
    await store.append('cycle-a', 'no-stream', [memberAdded('before')]);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(async () => {
    await store.close();
    folder.remove();
  });

  it.each([
    ['a year ahead', 365 * 24 * HOUR_MS],
    ['an hour back', -HOUR_MS],
    ['thirty years back', -30 * 365 * 24 * HOUR_MS],
  ])('%s writes, reads and hears of others as before, also after a start', async (name, by) => {
    const now = Date.now.bind(Date);
    jest.spyOn(Date, 'now').mockImplementation(() => now() + by);
    const head = await store.head();
    const stop = new AbortController();
    const next = store.subscribe(head, { batch: 10, signal: stop.signal })[Symbol.asyncIterator]().next();
    const other = await open();
    expect(await other.append('cycle-a', 'any', [memberAdded(name)])).toMatchObject({ ok: true });
    const heard = await next;
    expect(heard.done === true ? [] : named(heard.value)).toEqual([name]);
    expect(named(await store.readStream('cycle-a')).at(-1)).toBe(name);
    expect([store.health(), other.health()]).toMatchObject([{ ok: true }, { ok: true }]);
    stop.abort();
    await other.close();
    // Who is there is told by the clock of the server, which all copies share.
    const present = await runSql(url, `SELECT count(*)::int AS count FROM plumbline_log.copies`);
    expect(present).toEqual([{ count: 1 }]);
  });
});
