import { setTimeout as sleep } from 'node:timers/promises';
import { MemoryEventStore } from '@plumbline/event-store';
import { ElectedRunner } from '@plumbline/projection-runtime';
import { changesBehind, openPostgresReader, SILENT } from '@plumbline/view-store';
import { describeWhere } from '../../support/describe-where.js';
import { CutProxy } from '../../load/postgres/cut-proxy.js';
import { usePostgres } from '../../support/postgres/use-postgres.js';
import { levelled, moved, record, registered } from './happenings.js';
import { TOY_VIEWS } from './running.js';
import { TOY_TABLES, type Toys } from './toy.js';

const LEASE_MS = 2_000;

describeWhere('postgres', 'what several readers of one PostgreSQL cache', () => {
  const { database } = usePostgres();
  const store = new MemoryEventStore();
  const started = async () => {
    const { url } = await database();
    const runner = await ElectedRunner.start({ store, url, tables: TOY_TABLES, views: TOY_VIEWS, log: SILENT });
    return { url, runner };
  };

  it('is never older than a position that the reader has confirmed, and stays where nothing of it has changed', async () => {
    const { url, runner } = await started();
    const readers = [await openPostgresReader<Toys>({ url }), await openPostgresReader<Toys>({ url })];
    await record(store, registered('a', 'eng'));
    for (let n = 0; n < 40; n += 1) {
      const last = await record(store, n % 2 === 0 ? levelled('a', `l${String(n)}`) : moved('a', `u${String(n)}`));
      for (const reader of readers) {
        const before = reader.changes.now();
        expect(await reader.waitFor(last, 5_000)).toBe(true);
        const [row] = await reader.db.selectFrom('toy_people').selectAll().where('id', '=', 'a').execute();
        expect(n % 2 === 0 ? row?.level : row?.orgUnit).toBe(n % 2 === 0 ? `l${String(n)}` : `u${String(n)}`);
        expect(reader.changes.isCurrent(before, ['elsewhere', 'toy_people b'])).toBe(true);
      }
      const [first] = readers;
      const at = first?.changes.now() ?? { file: 0, number: 0 };
      const next = await record(store, levelled('a', `again ${String(n)}`));
      expect(await first?.waitFor(next, 5_000)).toBe(true);
      for (const what of ['toy_people', 'toy_people a', 'id a', 'toy_counts LevelChanged'])
        expect([what, first?.changes.isCurrent(at, [what])]).toEqual([what, false]);
      expect(first?.changes.isCurrent(at, ['toy_people b'])).toBe(true);
    }
    const [first] = readers;
    const at = first?.changes.now() ?? { file: 0, number: 0 };
    await runner.rebuild();
    const last = await record(store, levelled('a', 'rebuilt'));
    expect(await first?.waitFor(last, 5_000)).toBe(true);
    expect(first?.changes.isCurrent(at, ['elsewhere'])).toBe(false);
    await Promise.all([runner.stop(), ...readers.map((reader) => reader.close())]);
  });

  it('is not believed for longer than two seconds without a word from the server', async () => {
    const { url, runner } = await started();
    const { port, pathname, username, password } = new URL(url);
    const proxy = await CutProxy.start(Number(port));
    const reader = await openPostgresReader<Toys>({
      url: `postgres://${username}:${password}@127.0.0.1:${String(proxy.port)}${pathname}`,
    });
    expect(changesBehind(reader.db)).toBe(reader.changes);
    const at = reader.changes.now();
    proxy.toClient = () => 'swallow';
    await sleep(LEASE_MS + 500);
    expect(reader.changes.isCurrent(at, ['elsewhere'])).toBe(false);
    await Promise.all([runner.stop(), reader.close()]);
    await proxy.close();
  });
});
