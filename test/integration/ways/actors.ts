import type { Grant } from '@plumbline/access';
import { electorateOf, type PersonId } from '@plumbline/domain';
import type { Scene } from './scene.js';
import { type CommandType, policyOf } from './world.js';

/** Who has which capacity. */
const HOLDERS: Readonly<Partial<Record<Grant, (scene: Scene) => readonly (PersonId | null)[]>>> = {
  chair: ({ cycle }) => [cycle?.chair ?? null],
  member: ({ nomination, cycle }) => [...(nomination?.members ?? []), ...(cycle?.members ?? [])],
  reviewer: ({ nomination }) => [...(nomination?.reviewers.keys() ?? [])],
  candidate: ({ nomination }) => [nomination?.candidateId ?? null],
  'line-manager': ({ above }) => above,
  admin: ({ admins }) => admins,
  'on-behalf': ({ admins }) => admins,
};

/** Whom the route of a command is for. */
export const actorsFor = (type: CommandType, scene: Scene): readonly PersonId[] => {
  const held = policyOf(type).to.flatMap((grant) => HOLDERS[grant]?.(scene) ?? []);
  return [...new Set(held)].filter((id) => id !== null);
};

export const waitingVoters = ({ nomination }: Scene): readonly PersonId[] =>
  nomination?.status === 'voting' ? electorateOf(nomination).filter((id) => !nomination.votes.has(id)) : [];
