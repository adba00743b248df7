import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailable } from '@plumbline/event-log';
import { MemoryEventStore } from '@plumbline/event-store';
import { ElectedRunner, ViewsOfAnotherLog } from '@plumbline/projection-runtime';
import { openPostgresReader, schemaOf, SILENT, ViewsUnavailable } from '@plumbline/view-store';
import { describeWhere } from '../../support/describe-where.js';
import { runSql } from '../../support/postgres/new-database.js';
import { usePostgres } from '../../support/postgres/use-postgres.js';
import { CutProxy } from '../../load/postgres/cut-proxy.js';
import { levelled, moved, record, registered } from './happenings.js';
import { TOY_VIEWS } from './running.js';
import { everything, TOY_TABLES, type Toys } from './toy.js';

const TOY = { tables: TOY_TABLES, views: TOY_VIEWS };
const TAKE_OVER_MS = 10_000;
/** More than what nobody is told of. */
const NOTICED_MS = 1_500;
const AT_ONCE_MS = 500;
const LOCK_HOLDER = `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND mode = 'ExclusiveLock'
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

describeWhere('postgres', 'runners of views in PostgreSQL', () => {
  const { database } = usePostgres();
  const store = new MemoryEventStore();
  const runnerAt = (url: string) => ElectedRunner.start({ store, url, ...TOY, log: SILENT });
  const until = async (is: () => boolean | Promise<boolean>, ms = TAKE_OVER_MS): Promise<number> => {
    const began = performance.now();
    while (!(await is())) {
      if (performance.now() - began > ms) throw new Error(`not within ${String(ms)} ms`);
      await sleep(20);
    }
    return performance.now() - began;
  };

  it('are one at a time, and the next takes over when its session ends, with nothing lost or done twice', async () => {
    const { url } = await database();
    const [first, second] = [await runnerAt(url), await runnerAt(url)];
    expect([first.isActive, second.isActive]).toEqual([true, false]);
    const reader = await openPostgresReader<Toys>({ url, ...TOY });
    expect(await reader.waitFor(await record(store, registered('a', 'eng'), moved('a', 'ops')), 5_000)).toBe(true);
    expect(await second.status()).toMatchObject({ ready: true, failure: null, views: [{ lagEvents: 0 }, {}] });
    const [holder] = await runSql(url, LOCK_HOLDER);
    await runSql(url, `SELECT pg_terminate_backend(${String(holder?.pid)})`);
    const last = await record(store, levelled('a', 'staff'));
    expect(await reader.waitFor(last, TAKE_OVER_MS)).toBe(true);
    expect(await everything(reader)).toMatchObject({
      people: [{ id: 'a', orgUnit: 'ops', level: 'staff' }],
      counts: [{ count: 1 }, { count: 1 }, { count: 1 }],
    });
    await first.stop();
    await until(() => second.isActive);
    await second.stop();
    expect(await reader.heartbeat()).toMatchObject({ failure: 'the worker was stopped' });
    await reader.close();
  });

  it('step down where another has moved a view, and go on from where it is then', async () => {
    const { url } = await database();
    const runner = await runnerAt(url);
    const reader = await openPostgresReader<Toys>({ url, ...TOY });
    expect(await reader.waitFor((await store.head()) ?? '', 5_000)).toBe(true);
    const before = await everything(reader);
    // As a runner that the lock does not keep out would: it has counted the next event, whose row is not of interest here.
    const next = String(Number(await store.head()) + 1).padStart(16, '0');
    await runSql(url, `UPDATE ${schemaOf(TOY)}.projection_checkpoints SET position = '${next}' WHERE view = 'counts'`);
    expect(await record(store, levelled('a', 'senior'))).toBe(next);
    expect(await reader.waitFor(next, TAKE_OVER_MS)).toBe(true);
    expect(await everything(reader)).toMatchObject({
      people: [{ level: 'senior' }],
      counts: (before as { counts: object[] }).counts,
    });
    await until(async () => (await runner.status()).ready);
    await Promise.all([runner.stop(), reader.close()]);
  });

  it('do not start on another log than the views are derived from', async () => {
    const { url } = await database();
    await (await runnerAt(url)).stop();
    const other = new MemoryEventStore();
    await record(other, registered('b', 'eng'));
    const options = { url, ...TOY, log: SILENT };
    await expect(ElectedRunner.start({ ...options, store: other })).rejects.toThrow();
    await record(other, moved('b', 'x'), moved('b', 'y'), moved('b', 'x'), moved('b', 'y'), moved('b', 'x'));
    await expect(ElectedRunner.start({ ...options, store: other })).rejects.toBeInstanceOf(ViewsOfAnotherLog);
  });

  it('tell readers that the events are away, and not that they were stopped, where it is so', async () => {
    const { url } = await database();
    await (await runnerAt(url)).stop();
    const away = (): Promise<string | null> =>
      Promise.reject(new StoreUnavailable('The event store is not available.'));
    const without = Object.assign(Object.create(store) as MemoryEventStore, { head: away });
    const runner = await ElectedRunner.start({ store: without, url, ...TOY, log: SILENT });
    const reader = await openPostgresReader<Toys>({ url, ...TOY });
    await until(async () => (await reader.heartbeat())?.failure === 'The event store is not available.');
    without.head = () => store.head();
    await until(() => runner.isActive);
    expect((await reader.heartbeat())?.failure).toBeNull();
    await Promise.all([runner.stop(), reader.close()]);
  });

  it('say once that the server is away, and once that it is back, whether they lead or wait', async () => {
    const { url } = await database();
    const { port, pathname, username, password } = new URL(url);
    const proxy = await CutProxy.start(Number(port));
    const through = `postgres://${username}:${password}@127.0.0.1:${String(proxy.port)}${pathname}`;
    const said: string[] = [];
    const start = () =>
      ElectedRunner.start({
        ...{ store, url: through, ...TOY, log: SILENT },
        onReach: (told) => void said.push(told.isAway ? `away: ${told.why}` : 'back'),
      });
    const runners = [await start(), await start()];
    proxy.cutAll();
    await until(() => runners.some(({ isActive }) => isActive));
    await sleep(NOTICED_MS);
    expect(said).toEqual([]);
    proxy.toServer = () => 'cut';
    proxy.cutAll();
    await until(() => said.length === 2);
    await sleep(NOTICED_MS);
    proxy.toServer = undefined;
    await until(() => said.length === 4);
    // With the code where the socket was reset before it was closed.
    const away = expect.stringMatching(/^away: the other end hung up( \(ECONNRESET\)| \(EPIPE\))?$/) as string;
    expect(said).toEqual([away, away, 'back', 'back']);
    await Promise.all(runners.map((runner) => runner.stop()));
    await proxy.close();
  });

  it('give way where the network swallows what they send', async () => {
    const { url } = await database();
    const { port, pathname, username, password } = new URL(url);
    const proxy = await CutProxy.start(Number(port));
    const first = await runnerAt(`postgres://${username}:${password}@127.0.0.1:${String(proxy.port)}${pathname}`);
    const second = await runnerAt(url);
    expect([first.isActive, second.isActive]).toEqual([true, false]);
    proxy.toServer = () => 'swallow';
    expect(await until(() => second.isActive)).toBeLessThan(TAKE_OVER_MS);
    const reader = await openPostgresReader<Toys>({ url, ...TOY });
    expect(await reader.waitFor(await record(store, levelled('a', 'principal')), 5_000)).toBe(true);
    await Promise.all([first.stop(), second.stop(), reader.close()]);
    await proxy.close();
  });

  it('say so where the server is gone, in time, and go on when it is back; so do readers', async () => {
    const { url } = await database();
    const { port, pathname, username, password } = new URL(url);
    const proxy = await CutProxy.start(Number(port));
    const through = `postgres://${username}:${password}@127.0.0.1:${String(proxy.port)}${pathname}`;
    const runner = await runnerAt(through);
    const reader = await openPostgresReader<Toys>({ url: through, ...TOY, deadlineMs: 1_000 });
    const read = () => reader.db.selectFrom('toy_people').select('id').execute();
    expect(await reader.waitFor((await store.head()) ?? '', 5_000)).toBe(true);
    const before = await read();
    [proxy.toServer, proxy.toClient] = [() => 'cut', () => 'cut'];
    proxy.cutAll();
    const began = performance.now();
    await expect(read()).rejects.toBeInstanceOf(ViewsUnavailable);
    expect(performance.now() - began).toBeLessThan(3_000);
    await until(() => reader.failure !== null);
    const asked = performance.now();
    await expect(reader.waitFor((await store.head()) ?? '', 10_000)).rejects.toBeInstanceOf(ViewsUnavailable);
    expect(performance.now() - asked).toBeLessThan(AT_ONCE_MS);
    await until(async () => !(await runner.status()).ready);
    [proxy.toServer, proxy.toClient] = [undefined, undefined];
    const last = await record(store, levelled('a', 'fellow'));
    await until(() => reader.waitFor(last, 1_000).catch(() => false));
    expect(await read()).toEqual(before);
    await until(() => reader.failure === null);
    await Promise.all([runner.stop(), reader.close()]);
    await proxy.close();
  });
});
