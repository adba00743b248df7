import { DomainError, ensure } from '../../kernel/domain-error.js';
import { DEFAULT_POLICY } from '../../kernel/policy.js';
import { KEPT } from '../../kernel/retention.js';
import { type Rubric, standingLevels } from '../../kernel/rubric.js';
import { same } from '../../kernel/same.js';
import { ensureText } from '../../kernel/text.js';
import type { LevelKey } from '../../kernel/types.js';
import type { OpenCycle } from '../commands.js';
import { ensureDeadlines } from './deadlines.js';
import type { CycleEvent } from '../events.js';
import { completed, ensurePolicy } from './policy.js';
import { ensureRetention } from './retention.js';
import type { CycleState } from '../state.js';

/** Lowest first, as the rubric orders them. */
const chosen = (levels: readonly LevelKey[], rubric: Rubric): LevelKey[] => {
  const defined = rubric.levels.map((level) => level.key);
  const unknown = levels.filter((level) => !defined.includes(level));
  ensure(levels.length > 0, 'levels-missing', `Name at least one level out of: ${defined.join(', ')}.`);
  ensure(
    unknown.length === 0,
    'level-unknown',
    `The framework version lacks ${unknown.join(', ')}; it has: ${defined.join(', ')}.`,
  );
  return defined.filter((level) => levels.includes(level));
};

/** Whoever opens a round sets its policy and deadlines: nobody does that who might be nominated in it. */
const ensureNotEligible = (level: LevelKey | null, rubric: Rubric): void => {
  ensure(
    level === null || !standingLevels(rubric).includes(level),
    'admin-eligible',
    `Your level, ${level ?? ''}, is one of those of the framework, or an entry level of it, so that you might be nominated in this round: another admin has to open it.`,
  );
};

const isSame = ({ data }: OpenCycle, { title, framework, levels, policy, deadlines, retention }: CycleState): boolean =>
  same(
    [
      data.title,
      data.framework,
      [...data.levels].sort(),
      { ...completed(data.policy, policy), version: policy.version },
      data.deadlines,
      data.retention ?? KEPT,
    ],
    [title, framework, [...levels].sort(), policy, deadlines, retention],
  );

export const openCycle = (command: OpenCycle, state: CycleState | null): readonly CycleEvent[] => {
  const { data, facts, now } = command;
  if (state !== null) {
    ensure(
      isSame(command, state),
      'cycle-exists',
      `Cycle ${data.cycleId} is open with other content; choose another id.`,
    );
    return [];
  }
  const { cycleId, title, framework, deadlines, retention = KEPT } = data;
  const policy = completed(data.policy, DEFAULT_POLICY);
  if (facts.rubric === null)
    throw new DomainError(
      'framework-version-unknown',
      `Framework ${framework.id} has no version ${String(framework.version)} to open a cycle on: publish it first, or name another.`,
    );
  ensureNotEligible(facts.openerLevel, facts.rubric);
  ensureText(title, 'title-missing', 'The title of the cycle');
  const levels = chosen(data.levels, facts.rubric);
  ensurePolicy(policy, DEFAULT_POLICY);
  ensureDeadlines(deadlines, now);
  ensureRetention(retention);
  const { track } = facts.rubric;
  return [
    {
      type: 'CycleOpened',
      data: { cycleId, title, framework, track, levels, policy: { ...policy, version: 1 }, deadlines },
    },
    ...(same(retention, KEPT) ? [] : [{ type: 'RetentionSet', data: { cycleId, retention, reason: null } } as const]),
  ];
};
