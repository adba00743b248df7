import type { Role } from '@plumbline/access';
import { isHere } from '@plumbline/application';
import {
  type CycleState,
  dayOf,
  type FrameworkState,
  type NominationState,
  type PersonId,
  type PersonState,
  type Rubric,
} from '@plumbline/domain';
import type { World } from './world.js';

/** What a command is about. `personId`: whom it names. */
export type On = Readonly<{ nominationId?: string; cycleId?: string; personId?: string; frameworkId?: string }>;

type Parts = Readonly<{
  nomination: NominationState | null;
  cycle: CycleState | null;
  framework: FrameworkState | null;
}>;
type Company = Readonly<{
  people: ReadonlyMap<PersonId, PersonState>;
  here: readonly PersonId[];
  admins: readonly PersonId[];
}>;
/** What is known where a command is sent. */
export type Scene = Parts &
  Company &
  Readonly<{
    about: On;
    now: string;
    rubric: Rubric | null;
    person: PersonState | null;
    above: readonly PersonId[];
    newPerson: PersonId;
    newCycle: string;
    allNominations: readonly string[];
  }>;

const partsOf = async ({ facts }: World, on: On): Promise<Parts> => {
  const nomination = await facts.nomination(on.nominationId ?? '');
  const cycle = await facts.cycle(nomination?.cycleId ?? on.cycleId ?? '');
  return { nomination, cycle, framework: await facts.framework(on.frameworkId ?? cycle?.framework.id ?? '') };
};

const withRole = (world: World, role: Role): readonly PersonId[] =>
  [...world.roles].filter(([, roles]) => roles.includes(role)).map(([id]) => id);
const companyOf = async (world: World): Promise<Company> => {
  const states = await Promise.all(world.ids('person').map((id) => world.facts.person(id)));
  const people = states.filter((state) => state !== null);
  return {
    people: new Map(people.map((each) => [each.personId, each])),
    here: people.filter((each) => isHere(each, dayOf(world.now))).map(({ personId }) => personId),
    admins: withRole(world, 'admin'),
  };
};

export const sceneOf = async (world: World, about: On): Promise<Scene> => {
  const parts = await partsOf(world, about);
  const company = await companyOf(world);
  const personId = about.personId ?? parts.nomination?.candidateId ?? '';
  return {
    ...{ ...parts, ...company, about, now: world.now },
    rubric: parts.cycle && (await world.facts.rubric(parts.cycle.framework)),
    person: company.people.get(personId) ?? null,
    above: await world.facts.managersAbove(personId, dayOf(world.now)),
    newPerson: `new-${String(company.people.size)}`,
    newCycle: `cycle-${String(world.ids('cycle').length)}`,
    allNominations: world.ids('nomination'),
  };
};

export const nominationsIn = async (world: World, cycleId: string): Promise<readonly NominationState[]> => {
  const all = await Promise.all(world.ids('nomination').map((id) => world.facts.nomination(id)));
  return all.filter((each) => each !== null).filter((each) => each.cycleId === cycleId);
};
