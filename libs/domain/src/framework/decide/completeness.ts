import { ensure } from '../../kernel/domain-error.js';
import type { Level } from '../../kernel/rubric.js';
import { ensureCounterSignal, ensureCriterion } from './check.js';
import type { FrameworkState } from '../state.js';

const keysOf = (items: readonly Readonly<{ key: string }>[]): string => items.map((item) => item.key).join(', ');

const sharingOrdinal = (levels: readonly Level[]): Level[] =>
  levels.filter((level) => levels.some((other) => other !== level && other.ordinal === level.ordinal));

export const ensureNotRetired = (draft: Pick<FrameworkState, 'retired'> | null): void => {
  ensure(draft?.retired !== true, 'framework-retired', 'A retired framework accepts nothing more; draft another one.');
};

/** Refuses a draft that nobody could be nominated and rated against; every message names what to fix. */
export const ensureComplete = (draft: FrameworkState): void => {
  const levels = [...draft.levels.values()];
  const criteria = [...draft.criteria.values()];
  ensure(levels.length > 0, 'levels-missing', 'The framework has no level; define at least one.');
  const shared = sharingOrdinal(levels);
  ensure(shared.length === 0, 'ordinal-shared', `Give each of these levels an ordinal of its own: ${keysOf(shared)}.`);
  for (const criterion of criteria) ensureCriterion(criterion, draft);
  for (const signal of draft.counterSignals.values()) ensureCounterSignal(signal, draft);
  const asked = new Set(criteria.flatMap((criterion) => criterion.requirements.map((r) => r.level)));
  const bare = levels.filter((level) => !asked.has(level.key));
  ensure(bare.length === 0, 'level-without-criteria', `Add at least one criterion to each of: ${keysOf(bare)}.`);
  const idle = criteria.filter((criterion) => criterion.requirements.length === 0);
  ensure(
    idle.length === 0,
    'criterion-without-level',
    `No level requires these criteria; add a requirement to each or remove it: ${keysOf(idle)}.`,
  );
};
