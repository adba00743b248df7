import type { CycleState, NominationState, NominationStatus } from '@plumbline/domain';
import { waitingVoters } from './actors.js';
import { type End, isLeftBehind } from './ends.js';
import { nominationsIn, sceneOf } from './scene.js';
import { Walk } from './walk.js';
import type { CommandType, World } from './world.js';

/** What goes on from each state of a nomination. */
const NEXT: Readonly<Record<Exclude<NominationStatus, End>, CommandType>> = {
  draft: 'SubmitNomination',
  returned: 'SubmitNomination',
  submitted: 'OpenVoting',
  voting: 'CloseVoting',
  voted: 'RecordDecision',
  decided: 'ReleaseFeedback',
  appealed: 'ResolveAppeal',
};
const isOver = (status: NominationStatus): status is NominationStatus & End =>
  status === 'released' || status === 'withdrawn';
const MOST_STATES = 30;

/** What has no way to an end, and the way that was tried. */
export type Stuck = Readonly<{ what: string; path: readonly string[] }>;
/** Undefined where there is always more to do. */
type Finished = End | Stuck | undefined;

const vote = async (world: World, walk: Walk, nominationId: string): Promise<void> => {
  const waiting = async () => waitingVoters(await sceneOf(world, { nominationId })).length;
  let before = Infinity;
  for (let left = await waiting(); left > 0 && left < before; left = await waiting()) {
    before = left;
    if (!(await walk.take('CastVote', { nominationId }))) return;
  }
};

/** One state further, as far as it goes; the way that was taken. */
export const goOn = async (world: World, nominationId: string, votes: boolean): Promise<readonly string[]> => {
  const walk = new Walk(world);
  const { nomination } = await sceneOf(world, { nominationId });
  if (nomination === null || isOver(nomination.status)) return [];
  if (votes) await vote(world, walk, nominationId);
  await walk.take(NEXT[nomination.status], { nominationId });
  return walk.path;
};

type InCycle = Readonly<{ nomination: NominationState; cycle: CycleState }>;
const inCycle = async (world: World, nominationId: string): Promise<InCycle> => {
  const { nomination, cycle } = await sceneOf(world, { nominationId });
  if (nomination === null || cycle === null) throw new Error(`There is no nomination ${nominationId}.`);
  return { nomination, cycle };
};

/** Where nothing went on: withdrawn where the guide says that this is what is left. */
const leftBehind = async (world: World, walk: Walk, { nomination, cycle }: InCycle): Promise<Finished> => {
  const { nominationId, status } = nomination;
  const isLeft = isLeftBehind(nomination, cycle, await nominationsIn(world, cycle.cycleId));
  if (isLeft && (await walk.take('WithdrawNomination', { nominationId }))) return 'left behind';
  return { what: `a nomination, ${status} in ${cycle.phase}${isLeft ? ', left behind' : ''}`, path: walk.path };
};

const finishNomination = async (world: World, nominationId: string): Promise<Finished> => {
  const walk = new Walk(world);
  for (let states = 0; states < MOST_STATES; states += 1) {
    const now = await inCycle(world, nominationId);
    const { status } = now.nomination;
    if (isOver(status)) return status;
    await vote(world, walk, nominationId);
    if (!(await walk.take(NEXT[status], { nominationId }))) return leftBehind(world, walk, now);
  }
  return { what: 'a nomination that goes round and round', path: walk.path };
};

const finishCycle = async (world: World, cycleId: string): Promise<Finished> => {
  const walk = new Walk(world);
  await walk.take('CloseCycle', { cycleId });
  const { cycle } = await sceneOf(world, { cycleId });
  return cycle?.phase === 'closed' ? 'closed' : { what: `a cycle that is ${cycle?.phase ?? ''}`, path: walk.path };
};

/** One that is not retired; the first of them, or else a new one of two levels, so that there is one above another. */
const frameworkInUse = async (world: World, walk: Walk): Promise<string> => {
  const all = await Promise.all(world.ids('framework').map((id) => world.facts.framework(id)));
  const inUse = all.find((each) => each?.retired === false);
  if (inUse) return inUse.frameworkId;
  const frameworkId = 'new';
  for (const type of ['DraftFramework', 'DefineLevel', 'DefineLevel'] as const) await walk.take(type, { frameworkId });
  return frameworkId;
};

/** Whoever is not erased can be here, and be nominated in a round to come. */
const finishPerson = async (world: World, personId: string): Promise<Finished> => {
  const { person, newCycle } = await sceneOf(world, { personId });
  if (person === null || person.erased) return 'erased';
  const walk = new Walk(world);
  const isOpen = await walk.take('OpenCycle', { frameworkId: await frameworkInUse(world, walk) });
  const isNominated = isOpen && (await walk.take('OpenNomination', { personId, cycleId: newCycle }));
  const what = person.leftOn === null ? 'somebody who is here' : 'somebody who left';
  return isNominated ? undefined : { what, path: walk.path };
};

const finishFramework = async (world: World, frameworkId: string): Promise<Finished> => {
  const walk = new Walk(world);
  const { framework } = await sceneOf(world, { frameworkId });
  const isPublished = framework?.retired === true || (await walk.take('PublishFramework', { frameworkId }));
  const isRetired = isPublished && (await walk.take('RetireFramework', { frameworkId }));
  return isRetired ? 'retired' : { what: 'a framework', path: walk.path };
};

/** In this order: what is finished holds nothing up that comes after it. */
export const FINISH = {
  nomination: finishNomination,
  person: finishPerson,
  cycle: finishCycle,
  framework: finishFramework,
} as const satisfies Readonly<Record<string, (world: World, id: string) => Promise<Finished>>>;
