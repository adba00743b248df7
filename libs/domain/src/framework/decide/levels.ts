import { DomainError, ensure } from '../../kernel/domain-error.js';
import { same } from '../../kernel/same.js';
import { ensureLevel } from './check.js';
import type { DefineLevel, RemoveLevel } from '../commands.js';
import type { FrameworkEvent } from '../events.js';
import { type FrameworkState, levelTrace } from '../state.js';
import { listFew } from '../text.js';

type Events = readonly FrameworkEvent[];

/** An existing level is redefined, in the draft only. */
export const defineLevel = ({ data }: DefineLevel, { levels }: FrameworkState): Events => {
  if (same(levels.get(data.level.key), data.level)) return [];
  ensureLevel(data.level);
  return [{ type: 'LevelDefined', data }];
};

export const removeLevel = ({ data }: RemoveLevel, { levels, criteria, removed }: FrameworkState): Events => {
  const { key } = data;
  if (!levels.has(key)) {
    if (removed.has(levelTrace(key))) return [];
    throw new DomainError('level-unknown', `The draft never had a level ${key}.`);
  }
  const asking = [...criteria.values()].filter(({ requirements }) => requirements.some(({ level }) => level === key));
  ensure(
    asking.length === 0,
    'level-asked-for',
    `Level ${key} is required by criteria; remove its requirement from each, or remove them: ${listFew(asking.map((each) => each.key))}.`,
  );
  return [{ type: 'LevelRemoved', data }];
};
