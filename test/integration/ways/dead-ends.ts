import type { End } from './ends.js';
import { FINISH, type Stuck } from './finish.js';
import { nominationsIn, sceneOf } from './scene.js';
import type { World } from './world.js';

type Kind = keyof typeof FINISH;
const KINDS = Object.keys(FINISH) as readonly Kind[];

const frameworksIn = (world: World) => Promise.all(world.ids('framework').map((id) => world.facts.framework(id)));
const roundIn = async (world: World, cycleId = '') => {
  const cycle = await world.facts.cycle(cycleId);
  const passed = Object.values(cycle?.deadlines ?? {}).map((at) => world.now > at);
  const nominations = await nominationsIn(world, cycleId);
  return [
    ...[cycle, passed],
    nominations.map(({ status, told, round, reviewers, outcome }) => [status, told, round, reviewers, outcome]),
  ];
};
const peopleIn = async (world: World) => {
  const { people, here } = await sceneOf(world, {});
  return [
    [...people.values()].map(({ personId, managers, erased }) => [personId, managers, erased]),
    here,
    world.roles,
  ];
};

/** What decides whether something has a way on. */
const KEYS: Readonly<Record<Kind, (world: World, id: string) => Promise<unknown>>> = {
  nomination: async (world, nominationId) => {
    const { nomination } = await sceneOf(world, { nominationId });
    return [nomination, await roundIn(world, nomination?.cycleId), await peopleIn(world)];
  },
  cycle: async (world, cycleId) => [await roundIn(world, cycleId), await peopleIn(world)],
  person: async (world, personId) => {
    const { person, above, here } = await sceneOf(world, { personId });
    return [person, above.map((id) => here.includes(id)), world.roles.get(personId), await frameworksIn(world)];
  },
  framework: (world, id) => world.facts.framework(id),
};
const asText = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (each instanceof Map || each instanceof Set ? [...each] : each));

/** Looks for dead ends, and remembers what has a way to an end, which is not gone through again. */
export class DeadEnds {
  readonly ends = new Set<End>();
  private readonly known = new Set<string>();

  /** How many states were gone through. */
  get looked(): number {
    return this.known.size;
  }

  /** Everything in the world that has no way to an end. One after the other is brought to its own, in a branch of the world. */
  in(world: World): Promise<readonly Stuck[]> {
    return world.inBranch(async (branch) => {
      const stuck: Stuck[] = [];
      for (const kind of KINDS)
        for (const id of world.ids(kind)) {
          const key = asText([kind, await KEYS[kind](world, id)]);
          if (this.known.has(key)) continue;
          const finished = await FINISH[kind](branch, id);
          if (typeof finished === 'object') stuck.push(finished);
          else this.known.add(key);
          if (typeof finished === 'string') this.ends.add(finished);
        }
      return stuck;
    });
  }
}
