import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectCandidate, openPostgresReader, type ProjectedRows, schemaOf } from '@plumbline/view-store';
import { describeWhere } from '../../support/describe-where.js';
import { usePostgres } from '../../support/postgres/use-postgres.js';
import { TOY_VIEWS } from './running.js';
import { TOY_TABLES, type Toys } from './toy.js';

const TOY = { tables: TOY_TABLES, views: TOY_VIEWS };
const FIRST = '0000000000000001';
const SECOND = '0000000000000002';
const HEARD_MS = 1_000;

const person = (level: string) => ({ table: 'toy_people', put: { id: 'a', orgUnit: 'eng', level, trail: [] } });
const put = (rows: ProjectedRows, level: string): void => {
  rows.cache.apply(['toy_people'], [person(level)]);
};

describeWhere('postgres', 'what a rebuild commits', () => {
  const { database } = usePostgres();

  it('tells nobody of rows that are served, whose own commit is still to come', async () => {
    const { url } = await database();
    const candidate = await connectCandidate({ url, ...TOY });
    const views = await candidate.elected();
    if (views === undefined) throw new Error('another runner has the lock');
    await views.prepare(TOY_VIEWS);
    await views.caughtUp();
    const live = views.projecting(TOY_VIEWS);
    const written = (level: string, position: string, meanwhile: () => void) =>
      live.commit({
        project: () => {
          meanwhile();
          put(live, level);
        },
        progress: (_, write) => {
          for (const { name } of TOY_VIEWS) write.move(name, position);
        },
      });
    await written('staff', FIRST, () => undefined);
    const reader = await openPostgresReader<Toys>({ url, ...TOY });
    const levelNow = async () => (await reader.db.selectFrom('toy_people').select('level').execute())[0]?.level;
    const rebuilt = await views.rebuildTables(TOY_VIEWS, 'at-once');

    // Nobody can write the served table, as long as this lasts; everybody can read it.
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    await other.query(`BEGIN; LOCK TABLE ${schemaOf(TOY)}.toy_people IN EXCLUSIVE MODE`);
    const committing: unknown[] = [];
    const isCommitted = written('principal', SECOND, () => {
      committing.push(
        rebuilt.rows.commit({
          project: () => {
            put(rebuilt.rows, 'rebuilt');
          },
          progress: () => undefined,
        }),
      );
    });
    await Promise.all(committing);
    await sleep(HEARD_MS);
    const at = reader.changes.now();
    expect(await levelNow()).toBe('staff');
    await other.query('ROLLBACK');
    await other.end();
    await isCommitted;
    expect(await reader.waitFor(SECOND, 5_000)).toBe(true);
    expect(await levelNow()).toBe('principal');
    // What was read before is of no use any more, and whoever has kept it is told so.
    expect(reader.changes.isCurrent(at, ['toy_people a'])).toBe(false);
    await Promise.all([reader.close(), candidate.close()]);
  });
});
