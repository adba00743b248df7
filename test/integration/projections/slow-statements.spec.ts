import { connectCandidate, openPostgresReader, ViewsUnavailable } from '@plumbline/view-store';
import { sql } from 'kysely';
import { describeWhere } from '../../support/describe-where.js';
import { usePostgres } from '../../support/postgres/use-postgres.js';
import { TOY_VIEWS } from './running.js';
import { TOY_TABLES, type Toys } from './toy.js';

const TOY = { tables: TOY_TABLES, views: TOY_VIEWS };
const DEADLINE_MS = 2_000;
/** Longer than the server gives a statement, which is less than anybody waits for it. */
const SLOW = 'SELECT pg_sleep(10)';
const PID = 'SELECT pg_backend_pid() AS pid';
type Pid = Readonly<{ pid: number }>;

describeWhere('postgres', 'a statement on views that takes too long', () => {
  const { database } = usePostgres();
  const opened = async () => {
    const { url } = await database();
    const candidate = await connectCandidate({ url, ...TOY, deadlineMs: DEADLINE_MS });
    const views = await candidate.elected();
    if (views === undefined) throw new Error('another runner has the lock');
    await views.prepare(TOY_VIEWS);
    await views.caughtUp();
    return { url, candidate, views };
  };

  it('is refused once, and says nothing of the server: the session that it was on stays, and others are not kept from reading', async () => {
    const { url, candidate } = await opened();
    const reader = await openPostgresReader<Toys>({ url, ...TOY, deadlineMs: DEADLINE_MS });
    const pid = async () => (await sql.raw<Pid>(PID).execute(reader.db)).rows[0]?.pid;
    const before = await pid();
    const began = performance.now();
    await expect(sql.raw(SLOW).execute(reader.db)).rejects.toBeInstanceOf(ViewsUnavailable);
    expect(performance.now() - began).toBeLessThan(DEADLINE_MS / 2);
    expect([reader.failure, await pid()]).toEqual([null, before]);
    await Promise.all([reader.close(), candidate.close()]);
  });

  it('is refused to the runner, which stays the runner', async () => {
    const { candidate, views } = await opened();
    await expect(views.session.rows(SLOW)).rejects.toBeInstanceOf(ViewsUnavailable);
    expect(views.session.isOver).toBe(false);
    expect(await views.session.rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await candidate.elected()).toBeDefined();
    await candidate.close();
  });
});
