import { FIELDS, type Grants, type Principal } from '@plumbline/access';
import { VIEWS } from '@plumbline/projections';
import { readModelOf } from '@plumbline/testing-views';
import { Loaded } from './loaded.js';
import { Random } from './random.js';
import { visibilityInSql } from './visibility-in-sql.js';
import { randomWorld, TODAY } from './world.js';

/** 20,000 pairs of nomination and person, fewer where each query crosses a socket; `PLUMBLINE_WORLDS=160` looks at 20,000 nominations. */
const USUAL = Reflect.get(globalThis, 'PLUMBLINE_VIEWS_ENGINE') === 'postgres' ? 4 : 20;
const WORLDS = Number(process.env['PLUMBLINE_WORLDS'] ?? USUAL);
const SEED = Number(process.env['PLUMBLINE_SEED'] ?? 20_261_201);
const SIZE = { people: 24, nominations: 125 };
const NEEDED = VIEWS.filter(({ name }) => ['people', 'cycles', 'board', 'frameworks'].includes(name));

const seenOf = (grants: Grants): string => FIELDS.filter((field) => grants[field]).join();

describe(`the visible fields of a nomination, in random worlds of seed ${SEED.toString()}`, () => {
  const random = new Random(SEED);
  const found = new Set<string>();
  let pairs = 0;

  it.each(Array.from({ length: WORLDS }, (_, at) => at))(
    'is the same by itself and in lists, in world %d',
    async () => {
      const world = randomWorld(random, SIZE);
      const loaded = await Loaded.from(world, TODAY);
      const model = readModelOf(NEEDED, world.events);
      const check = async (person: Principal): Promise<void> => {
        const ids = world.nominations.filter(() => random.chance(0.35));
        const inLists = await visibilityInSql(model.db, { ...person, today: TODAY }, ids, random.chance(0.5));
        const byItself = await Promise.all(ids.map(async (id) => [id, seenOf(await loaded.grants(id, person))]));
        expect(inLists.map(({ id, conditions }) => [id, seenOf(conditions)])).toEqual(byItself);
        expect(inLists.map(({ id, inRow }) => [id, seenOf(inRow)])).toEqual(byItself);
        for (const [, seen = ''] of byItself) found.add(seen);
        pairs += ids.length;
      };
      for (const person of world.people) await check(person);
      model.close();
      await loaded.close();
    },
  );

  it('were compared for a thousand pairs of nomination and person a world, from nothing to everything', () => {
    expect(pairs).toBeGreaterThan(1_000 * WORLDS);
    expect([...found]).toEqual(expect.arrayContaining(['', FIELDS.join()]));
    expect(found.size).toBeGreaterThan(20);
  });
});
