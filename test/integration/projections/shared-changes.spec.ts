import { setTimeout as sleep } from 'node:timers/promises';
import { MemoryEventStore } from '@plumbline/event-store';
import { ElectedRunner } from '@plumbline/projection-runtime';
import { changesBehind, openPostgresReader, type ReadAt, SILENT } from '@plumbline/view-store';
import { describeWhere } from '../../support/describe-where.js';
import { CutProxy } from '../../load/postgres/cut-proxy.js';
import { usePostgres } from '../../support/postgres/use-postgres.js';
import { levelled, record, registered } from './happenings.js';
import { TOY_VIEWS } from './running.js';
import { TOY_TABLES, type Toys } from './toy.js';

const TOY = { tables: TOY_TABLES, views: TOY_VIEWS };
const LEASE_MS = 2_000;

describeWhere('postgres', 'what several readers of one PostgreSQL cache', () => {
  const { database } = usePostgres();
  const store = new MemoryEventStore();
  const started = async () => {
    const { url } = await database();
    const runner = await ElectedRunner.start({ store, url, ...TOY, log: SILENT });
    return { url, runner };
  };

  it('is never older than a position that the reader has confirmed, and stays where nothing of it has changed', async () => {
    const { url, runner } = await started();
    const [first, second] = [
      await openPostgresReader<Toys>({ url, ...TOY }),
      await openPostgresReader<Toys>({ url, ...TOY }),
    ];
    const levelOf = async ({ db }: typeof first) =>
      (await db.selectFrom('toy_people').select('level').where('id', '=', 'a').execute())[0]?.level;
    await record(store, registered('a', 'eng'));
    for (let n = 0; n < 40; n += 1) {
      const level = `l${String(n)}`;
      const times = [first.changes.now(), second.changes.now()];
      const last = await record(store, levelled('a', level));
      for (const [at, reader] of [first, second].entries()) {
        const before = times[at] as ReadAt;
        expect(await reader.waitFor(last, 5_000)).toBe(true);
        expect(await levelOf(reader)).toBe(level);
        for (const what of ['toy_people', 'toy_people a', 'id a', 'toy_counts LevelChanged'])
          expect([what, reader.changes.isCurrent(before, [what])]).toEqual([what, false]);
        expect(reader.changes.isCurrent(reader.changes.now(), ['toy_people'])).toBe(true);
      }
    }
    await Promise.all([runner.stop(), first.close(), second.close()]);
  });

  it('stays where what has changed is something else, and goes where tables were replaced', async () => {
    const { url, runner } = await started();
    const reader = await openPostgresReader<Toys>({ url, ...TOY });
    const written = async (level: string) => reader.waitFor(await record(store, levelled('a', level)), 5_000);
    expect(await written('one')).toBe(true);
    const at = reader.changes.now();
    expect(await written('two')).toBe(true);
    expect(reader.changes.isCurrent(at, ['elsewhere', 'toy_people b'])).toBe(true);
    await runner.rebuild();
    expect(await written('three')).toBe(true);
    expect(reader.changes.isCurrent(at, ['elsewhere'])).toBe(false);
    await Promise.all([runner.stop(), reader.close()]);
  });

  it('is not believed for longer than two seconds without a word from the server', async () => {
    const { url, runner } = await started();
    const { port, pathname, username, password } = new URL(url);
    const proxy = await CutProxy.start(Number(port));
    const reader = await openPostgresReader<Toys>({
      ...TOY,
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
