import { DomainError } from '../../kernel/domain-error.js';
import type { LevelKey, PersonId } from '../../kernel/types.js';
import type { CycleFacts, Rival } from '../facts.js';
import type { NominationState } from '../state.js';

type Standing = Pick<NominationState, 'status' | 'outcome'>;

/** Neither withdrawn nor decided against: an appeal changes nothing, a reopening makes it live again. */
export const isLive = ({ status, outcome }: Standing): boolean =>
  status !== 'withdrawn' && (outcome === null || outcome === 'promoted');

/** Withdrawals come before decisions. */
const standsPromoted = ({ outcome }: Standing): boolean => outcome === 'promoted';

/** Whoever is recused from a nomination is not told which it is. */
const named = ({ nominationId, targetLevel, recused }: Rival, reader: PersonId): string =>
  recused.has(reader) ? 'another nomination' : `nomination ${nominationId}, for ${targetLevel},`;

type Among = Readonly<{ cycle: CycleFacts; rivals: readonly Rival[] }>;

/** One person, one live nomination in a cycle, unless its policy allows several levels. */
export const ensureNoRival = (
  { candidateId, targetLevel }: Readonly<{ candidateId: PersonId; targetLevel: LevelKey }>,
  { cycle, rivals }: Among,
  actor: PersonId,
): void => {
  const rival = cycle.policy.severalLevels ? undefined : rivals.find(isLive);
  if (rival === undefined) return;
  const policy =
    cycle.phase === 'nominating'
      ? ', or have an admin allow several levels in the policy of the cycle (severalLevels), before review begins'
      : '';
  throw new DomainError(
    'candidate-nominated',
    `${candidateId} cannot be nominated for ${targetLevel} beside what stands in cycle ${cycle.cycleId}: ${named(rival, actor)} is live. Withdraw that one first, while it is undecided${policy}.`,
  );
};

/** However many levels somebody is nominated for in a cycle, they are promoted to one. */
export const ensureNotPromoted = (candidateId: PersonId, { cycle, rivals }: Among, actor: PersonId): void => {
  const rival = rivals.find(standsPromoted);
  if (rival === undefined) return;
  throw new DomainError(
    'already-promoted-in-cycle',
    `${candidateId} is promoted in cycle ${cycle.cycleId} already: ${named(rival, actor)} stands as decided so. Reopen that decision first, or decide otherwise here, with an override reason if the vote passed.`,
  );
};
