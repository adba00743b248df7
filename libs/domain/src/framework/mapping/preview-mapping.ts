import type { Area, CounterSignal, Criterion, Level } from '../../kernel/rubric.js';
import type { LevelKey } from '../../kernel/types.js';
import { type Between, namedBetween } from '../diff.js';
import { mergeMapping } from '../decide/apply-mapping.js';
import { ensureNotRetired } from '../decide/completeness.js';
import type { ApplyMapping } from '../commands.js';
import type { FrameworkMapping } from './mapping.js';
import { after, type Changed, hasSameContent, type Kept } from './merge-draft.js';
import type { FrameworkState } from '../state.js';

/** By key. */
export type PartChanges = Readonly<{
  added: readonly string[];
  revised: readonly string[];
  removed: readonly string[];
  kept: readonly Kept[];
}>;
/** Criteria of one level that state a weight in percent stand beside others that state none and count as 1. */
export type MixedWeights = Readonly<{ level: string; stated: number; unstated: number }>;
export type MappingPreview = Readonly<{
  levels: PartChanges;
  entryLevels: Between<LevelKey>;
  areas: PartChanges;
  criteria: PartChanges;
  counterSignals: PartChanges;
  mixedWeights: readonly MixedWeights[];
}>;

/** What points to a later edition of its sentence and says the same is not revised. */
const keysOf = <T extends Area | Level | Criterion | CounterSignal>(
  changed: Changed<T>,
  mine: ReadonlyMap<string, T>,
): PartChanges => ({
  added: changed.added.map(({ key }) => key),
  revised: changed.revised.flatMap((part) => {
    const before = mine.get(part.key);
    return before !== undefined && hasSameContent(before, part) ? [] : [part.key];
  }),
  removed: changed.removed,
  kept: changed.kept,
});

type Count = { stated: number; unstated: number };
const weighed = (criteria: Iterable<Criterion>): ReadonlyMap<string, Count> => {
  const counts = new Map<string, Count>();
  for (const { requirements } of criteria)
    for (const { level, weight } of requirements) {
      const count = counts.get(level) ?? { stated: 0, unstated: 0 };
      count[weight === null ? 'unstated' : 'stated'] += 1;
      counts.set(level, count);
    }
  return counts;
};

/** Only where the mapping takes weights from a document: weights that somebody sets by hand are set beside those that count as 1. */
const mixedIn = ({ rules }: FrameworkMapping, criteria: Iterable<Criterion>): readonly MixedWeights[] => {
  const counts = weighed(criteria);
  const takes = rules.filter(({ becomes, weight }) => becomes === 'criterion' && weight === 'stated');
  const levels = new Set(takes.flatMap(({ level }) => level ?? []));
  return [...levels].flatMap((level) => {
    const { stated, unstated } = counts.get(level) ?? { stated: 0, unstated: 0 };
    return stated > 0 && unstated > 0 ? [{ level, stated, unstated }] : [];
  });
};

/** What applying the mapping would change in the draft, and which edits by hand it would keep. Refuses what `applyMapping` refuses. */
export const previewMapping = (data: ApplyMapping['data'], state: FrameworkState): MappingPreview => {
  ensureNotRetired(state);
  const { merged, entryLevels } = mergeMapping(data, state);
  const { levels, areas, criteria, signals } = merged;
  return {
    levels: keysOf(levels, state.levels),
    entryLevels: namedBetween(state.entryLevels, entryLevels),
    areas: keysOf(areas, state.areas),
    criteria: keysOf(criteria, state.criteria),
    counterSignals: keysOf(signals, state.counterSignals),
    mixedWeights: mixedIn(data.mapping, after(state.criteria, criteria).values()),
  };
};
