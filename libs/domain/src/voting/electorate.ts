import type { PersonId } from '../kernel/types.js';

/** Who sits on one nomination, and who of them may not vote on it. */
export type Committee = Readonly<{
  members: readonly PersonId[];
  recused: Iterable<PersonId>;
  candidateId: PersonId;
}>;

/** Members less the recused, each once. The candidate never votes on themselves and counts as recused. */
export const electorateOf = ({ members, recused, candidateId }: Committee): readonly PersonId[] => {
  const out = new Set(recused).add(candidateId);
  return [...new Set(members)].filter((member) => !out.has(member));
};
