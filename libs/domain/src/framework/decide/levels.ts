import { DomainError, ensure } from '../../kernel/domain-error.js';
import { same } from '../../kernel/same.js';
import { ensureKey } from '../../kernel/text.js';
import type { LevelKey } from '../../kernel/types.js';
import { ensureLevel } from './check.js';
import type { DefineLevel, NameEntryLevels, RemoveLevel, ReviseLevel } from '../commands.js';
import type { FrameworkEvent } from '../events.js';
import { type FrameworkState, levelTrace } from '../state.js';
import { listFew } from '../text.js';

type Events = readonly FrameworkEvent[];

type Defined = Pick<ReadonlySet<LevelKey>, 'has'>;

/** A level that is defined is no entry level any more. */
export const withoutDefined = (entryLevels: readonly LevelKey[], defined: Defined): readonly LevelKey[] =>
  entryLevels.filter((key) => !defined.has(key));

export const namedAs = (
  entryLevels: readonly LevelKey[],
  held: Pick<FrameworkState, 'frameworkId' | 'entryLevels'>,
): Events =>
  same(entryLevels, held.entryLevels)
    ? []
    : [{ type: 'EntryLevelsNamed', data: { frameworkId: held.frameworkId, entryLevels } }];

export const defineLevel = ({ data }: DefineLevel, state: FrameworkState): Events => {
  const held = state.levels.get(data.level.key);
  if (same(held, data.level)) return [];
  ensure(held === undefined, 'level-exists', `Level ${data.level.key} exists with other content; revise it instead.`);
  ensureLevel(data.level);
  const left = withoutDefined(state.entryLevels, new Set([data.level.key]));
  return [{ type: 'LevelDefined', data }, ...namedAs(left, state)];
};

export const reviseLevel = ({ data }: ReviseLevel, { frameworkId, levels }: FrameworkState): Events => {
  const held = levels.get(data.key);
  if (held === undefined)
    throw new DomainError('level-unknown', `The draft has no level ${data.key} to revise; define it.`);
  const level = { ...held, ...data.change };
  if (same(held, level)) return [];
  ensureLevel(level);
  return [{ type: 'LevelDefined', data: { frameworkId, level } }];
};

/** Each once, and none of those that are defined. */
export const soundEntryLevels = (named: readonly LevelKey[], defined: Defined): readonly LevelKey[] => {
  const entryLevels = [...new Set(named)];
  for (const key of entryLevels) ensureKey(key, 'an entry level');
  const both = entryLevels.filter((key) => defined.has(key));
  ensure(
    both.length === 0,
    'entry-level-defined',
    `Entry levels are below the levels of the framework, and these are levels of it: ${listFew(both)}. Leave them out, or remove those levels first.`,
  );
  return entryLevels;
};

/** Replaces those of the draft. */
export const nameEntryLevels = ({ data }: NameEntryLevels, state: FrameworkState): Events =>
  namedAs(soundEntryLevels(data.entryLevels, state.levels), state);

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
