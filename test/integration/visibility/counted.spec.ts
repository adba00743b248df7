import type { Field } from '@plumbline/access';
import type { ListViewer, Views } from '@plumbline/read-model';
import { VIEWS } from '@plumbline/projections';
import { readModelOf } from '@plumbline/testing-views';
import { type Kysely, sql } from 'kysely';
import { countingFor } from '../../../libs/read-model/src/visibility/counting.js';
import { withLine } from '../../../libs/read-model/src/visibility/reporting-line.js';
import { Loaded } from './loaded.js';
import { Random } from './random.js';
import { randomWorld, TODAY } from './world.js';

const WORLDS = 4;
const CYCLES = ['c0', 'c1', 'c2'];
/** The two that are counted today, and three that hang on reporting lines and reviews, as those might one day. */
const COUNTED: readonly Field[] = ['heatMap', 'progress', 'packet', 'readiness', 'reviewComments'];
const NEEDED = VIEWS.filter(({ name }) => ['people', 'cycles', 'board', 'frameworks'].includes(name));

const countedInSql = async (db: Kysely<Views>, asking: ListViewer, cycleId: string, field: Field) => {
  const { totals, few, each } = await countingFor(db, await withLine(db, asking), cycleId, field);
  const { rows } = await sql<{ seen: number; counted: number; corrected: number }>`
    select ${totals} as "seen",
      (select count(*) from "nomination" n where n."cycleId" = ${cycleId}) as "counted",
      (select coalesce(sum(${each}), 0) from "nomination" n where ${few}) as "corrected"`.execute(db);
  const { seen = 0, counted = 0, corrected = 0 } = rows[0] ?? {};
  return { seen: seen === 1, corrected, count: seen * counted + corrected };
};

describe('what is counted of a cycle, in random worlds', () => {
  const random = new Random(20_261_202);
  const found = new Set<string>();

  it.each(Array.from({ length: WORLDS }, (_, at) => at))(
    'is as many nominations as the viewer sees one by one, in world %d',
    async () => {
      const world = randomWorld(random, { people: 20, nominations: 60 });
      const loaded = await Loaded.from(world, TODAY);
      const model = readModelOf(NEEDED, world.events);
      for (const person of world.people) {
        const ids = world.nominations.map((id) => ({ id, cycleId: loaded.state(id).cycleId }));
        const grants = await Promise.all(ids.map(async (one) => ({ ...one, of: await loaded.grants(one.id, person) })));
        for (const cycleId of CYCLES)
          for (const field of COUNTED) {
            const { count, ...how } = await countedInSql(model.db, { ...person, today: TODAY }, cycleId, field);
            const seen = grants.filter((one) => one.cycleId === cycleId && one.of[field]).length;
            expect({ person, cycleId, field, count }).toEqual({ person, cycleId, field, count: seen });
            found.add(`${field} ${how.seen ? 'all but' : 'only'} ${how.corrected === 0 ? 'none' : 'a few'}`);
          }
      }
      model.close();
      await loaded.close();
    },
  );

  it('were all of a cycle, all but a few, only a few, and none', () => {
    expect([...found].sort()).toEqual(
      COUNTED.flatMap((field) =>
        ['all but', 'only'].flatMap((seen) => ['a few', 'none'].map((few) => `${field} ${seen} ${few}`)),
      ).sort(),
    );
  });
});
