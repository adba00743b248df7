import type { CycleState, NominationState, PersonId } from '@plumbline/domain';
import type { Scene } from '../scene.js';
import type { Data } from '../world.js';

/** Of several people that suit. */
export type Choose = (suited: readonly PersonId[], scene: Scene) => PersonId;
/** Sound contents of a command, the likeliest first. */
export type Content = (scene: Scene, choose: Choose) => readonly Data[];
type One = (scene: Scene, choose: Choose) => Data;

export const WORDS = 'As discussed.';
export const reason = WORDS;

export const onNomination =
  (data: One): Content =>
  (scene, choose) => [{ nominationId: scene.nomination?.nominationId, ...data(scene, choose) }];
export const onPerson =
  (data: One): Content =>
  (scene, choose) => [{ personId: scene.person?.personId, ...data(scene, choose) }];
export const onCycle =
  (data: One): Content =>
  (scene, choose) => [{ cycleId: scene.cycle?.cycleId, ...data(scene, choose) }];
export const onFramework =
  (data: One): Content =>
  (scene, choose) => [{ frameworkId: scene.about.frameworkId, ...data(scene, choose) }];

const inCycle = (cycle: CycleState | null): readonly (PersonId | null)[] =>
  cycle === null ? [] : [cycle.chair, ...cycle.members, ...cycle.formerMembers, ...cycle.formerChairs];
const inNomination = (nomination: NominationState | null): readonly PersonId[] => {
  if (nomination === null) return [];
  const { candidateId, nominatorId, recused, reviewers, votes } = nomination;
  return [candidateId, nominatorId, ...recused, ...reviewers.keys(), ...votes.keys()];
};

/** Those who are here and nothing to the round or the nomination yet. */
export const outside = ({ cycle, nomination, here, admins }: Scene): readonly PersonId[] => {
  const inside = new Set<PersonId | null>([...inCycle(cycle), ...inNomination(nomination), ...admins]);
  return here.filter((id) => !inside.has(id));
};
