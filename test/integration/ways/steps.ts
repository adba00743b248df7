import fc from 'fast-check';
import { actorsFor } from './actors.js';
import { type Choose, COMMANDS, contentsOf } from './contents/index.js';
import { goOn } from './finish.js';
import { type On, type Scene, sceneOf } from './scene.js';
import type { CommandType, World } from './world.js';

const DAY = 86_400_000;

/** `pick` chooses whatever there is several of; `isAsked`: by somebody whom the command is for. */
export type Step = Readonly<{ what: CommandType | 'GoOn' | 'Time' | 'Role'; pick: number; isAsked: boolean }>;
type Take = (world: World, step: Step) => Promise<unknown>;

const one = <T>(items: readonly T[], pick: number): T | undefined => items[pick % Math.max(1, items.length)];
const anybody =
  (pick: number): Choose =>
  (suited, { people, newPerson }) =>
    (pick % 3 === 0 ? one([...people.keys()], pick) : one(suited, pick)) ?? newPerson;

const related = ({ nomination, cycle, above }: Scene): readonly string[] =>
  [nomination?.candidateId, cycle?.chair, ...above, ...(nomination?.reviewers.keys() ?? [])].filter(
    (id) => typeof id === 'string',
  );
const askedToBeErased = async (world: World): Promise<readonly string[]> =>
  [...(await sceneOf(world, {})).people.values()]
    .filter(({ erasureRequest }) => erasureRequest !== null)
    .map(({ personId }) => personId);

/** As often as not somebody who is something to the nomination; an erasure is confirmed where one is asked for. */
const aboutOf = async (world: World, { what, pick }: Step): Promise<On> => {
  const nominationId = what === 'OpenNomination' ? undefined : one(world.ids('nomination'), pick);
  const cycleId = one(world.ids('cycle'), pick) ?? '';
  const on = nominationId === undefined ? { cycleId } : { nominationId };
  const persons = pick % 8 < 4 ? related(await sceneOf(world, on)) : world.ids('person');
  const suited = what === 'ConfirmErasure' ? await askedToBeErased(world) : persons;
  return { ...on, personId: one(suited, pick >> 3) ?? 'top', frameworkId: one(world.ids('framework'), pick) ?? '' };
};

/** Sent by somebody whom it is for, or now and then by anybody, about something that is there. */
const command =
  (type: CommandType): Take =>
  async (world, step) => {
    const { pick, isAsked } = step;
    const scene = await sceneOf(world, await aboutOf(world, step));
    const data = one(contentsOf(type, scene, anybody(pick)), pick >> 1) ?? {};
    const asked = isAsked ? actorsFor(type, scene) : [...scene.people.keys()];
    const actor = one(asked, pick >> 3) ?? 'nobody';
    const refused = await world.send(actor, type, data);
    return [actor, type, JSON.stringify(data), refused?.code ?? 'done'].join(' ');
  };

const OTHERS: Readonly<Record<Exclude<Step['what'], CommandType>, Take>> = {
  GoOn: async (world, { pick }) => {
    const nominationId = one(world.ids('nomination'), pick);
    return nominationId && goOn(world, nominationId, pick % 2 === 0);
  },
  Time: (world, { pick }) => {
    world.now = new Date(Date.parse(world.now) + (1 + (pick % 40)) * DAY).toISOString();
    return Promise.resolve(world.now);
  },
  Role: (world, { pick }) => {
    const id = one(world.ids('person'), pick) ?? '';
    if (!world.roles.delete(id)) world.roles.set(id, ['admin']);
    return Promise.resolve([...world.roles.keys()]);
  },
};

const OFTEN: Readonly<Partial<Record<Step['what'], number>>> = {
  ...{ OpenNomination: 6, GoOn: 14, AdvancePhase: 6, Time: 2 },
  ...{
    RecordDeparture: 2,
    RequestErasure: 6,
    ConfirmErasure: 6,
    RecusePerson: 2,
    DeclareConflict: 2,
    ReopenDecision: 4,
    ReturnNomination: 3,
    CastVote: 2,
  },
};
const all: readonly Step['what'][] = [...COMMANDS, 'GoOn', 'Time', 'Role'];
export const steps = fc.array(
  fc.record({
    what: fc.oneof(...all.map((what) => ({ weight: OFTEN[what] ?? 1, arbitrary: fc.constant(what) }))),
    pick: fc.nat(9_999),
    isAsked: fc.integer({ min: 0, max: 4 }).map((roll) => roll > 0),
  }),
  { minLength: 5, maxLength: 18 },
);

/** What came of it, for whoever reads a failure. */
export const taken = async (world: World, step: Step): Promise<unknown> => {
  const { what } = step;
  return what in OTHERS ? OTHERS[what as keyof typeof OTHERS](world, step) : command(what as CommandType)(world, step);
};

/** Which states of nominations are there, in which phases. */
export const statesIn = (world: World): Promise<readonly string[]> =>
  Promise.all(
    world.ids('nomination').map(async (nominationId) => {
      const { nomination, cycle } = await sceneOf(world, { nominationId });
      return `${nomination?.status ?? ''} in ${cycle?.phase ?? ''}`;
    }),
  );
