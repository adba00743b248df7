import { DomainError, ensure } from '../../kernel/domain-error.js';
import { same } from '../../kernel/same.js';
import { ensureCriterion } from './check.js';
import type { ReorderCriteria, SetWeights } from '../commands.js';
import type { FrameworkEvent } from '../events.js';
import type { FrameworkState } from '../state.js';

type Events = readonly FrameworkEvent[];
type Weight = SetWeights['data']['weights'][number];

const ensureRequired = ({ criterion, level }: Weight, state: FrameworkState): void => {
  const held = state.criteria.get(criterion);
  if (held === undefined) throw new DomainError('criterion-unknown', `The draft has no criterion ${criterion}.`);
  ensure(
    held.requirements.some((requirement) => requirement.level === level),
    'requirement-unknown',
    `Level ${level} does not require criterion ${criterion}: it has no weight there.`,
  );
};

/** All of them or none; each criterion that changes is revised once. */
export const setWeights = ({ data: { frameworkId, weights } }: SetWeights, state: FrameworkState): Events => {
  for (const weight of weights) ensureRequired(weight, state);
  const given = new Map(weights.map(({ criterion, level, weight }) => [JSON.stringify([criterion, level]), weight]));
  ensure(given.size === weights.length, 'weight-duplicate', 'Name each criterion and level once.');
  return [...state.criteria.values()].flatMap((held): Events => {
    const requirements = held.requirements.map((requirement) => {
      const weight = given.get(JSON.stringify([held.key, requirement.level]));
      return weight === undefined ? requirement : { ...requirement, weight };
    });
    const criterion = { ...held, requirements };
    if (same(held, criterion)) return [];
    ensureCriterion(criterion, state);
    return [{ type: 'CriterionRevised', data: { frameworkId, criterion } }];
  });
};

export const reorderCriteria = ({ data }: ReorderCriteria, state: FrameworkState): Events => {
  const held = [...state.criteria.keys()];
  const named = new Set(data.keys);
  const missing = held.filter((key) => !named.has(key));
  const unknown = data.keys.filter((key) => !state.criteria.has(key));
  const twice = [...named].filter((key) => data.keys.indexOf(key) !== data.keys.lastIndexOf(key));
  const list = (keys: readonly string[]): string => keys.join(', ') || 'none';
  ensure(
    [missing, unknown, twice].every((keys) => keys.length === 0),
    'order-incomplete',
    `Name every criterion of the draft once. Missing: ${list(missing)}; unknown: ${list(unknown)}; named twice: ${list(twice)}.`,
  );
  return same(held, data.keys) ? [] : [{ type: 'CriteriaReordered', data }];
};
