import { ensure } from '../../kernel/domain-error.js';
import { same } from '../../kernel/same.js';
import { ensureArea, ensureCounterSignal, ensureCriterion, ensureLevel } from './check.js';
import type { LevelKey } from '../../kernel/types.js';
import type { ApplyMapping } from '../commands.js';
import type { FrameworkEvent } from '../events.js';
import { namedAs, soundEntryLevels, withoutDefined } from './levels.js';
import { reuseKeys } from '../mapping/reuse-keys.js';
import { ensureFewCriteria, ensureFewSignals } from './limits.js';
import type { MappedParts } from '../mapping/mapping.js';
import { after, type Changed, mergeDraft, type Merged } from '../mapping/merge-draft.js';
import type { FrameworkState } from '../state.js';

const ensureSound = ({ levels, areas, criteria, signals }: Merged, state: FrameworkState): void => {
  const all = <T>({ added, revised }: Changed<T>): readonly T[] => [...added, ...revised];
  const sizes = [after(state.criteria, criteria).size, after(state.counterSignals, signals).size] as const;
  if (sizes[0] > state.criteria.size) ensureFewCriteria(sizes[0]);
  if (sizes[1] > state.counterSignals.size) ensureFewSignals(sizes[1]);
  for (const level of all(levels)) ensureLevel(level);
  for (const area of all(areas)) ensureArea(area);
  const draft = {
    scale: state.scale,
    levels: after(state.levels, levels),
    areas: after(state.areas, areas),
  };
  for (const criterion of all(criteria)) ensureCriterion(criterion, draft);
  for (const signal of all(signals)) ensureCounterSignal(signal, draft);
};

const eventsOf = (frameworkId: string, { levels, areas, criteria, signals }: Merged): readonly FrameworkEvent[] => [
  ...[...levels.added, ...levels.revised].map((level) => {
    return { type: 'LevelDefined', data: { frameworkId, level } } as const;
  }),
  ...[...areas.added, ...areas.revised].map((area) => {
    return { type: 'AreaDescribed', data: { frameworkId, area } } as const;
  }),
  ...criteria.added.map((criterion) => ({ type: 'CriterionAdded', data: { frameworkId, criterion } }) as const),
  ...criteria.revised.map((criterion) => ({ type: 'CriterionRevised', data: { frameworkId, criterion } }) as const),
  ...criteria.removed.map((key) => ({ type: 'CriterionRemoved', data: { frameworkId, key } }) as const),
  ...signals.added.map((signal) => ({ type: 'CounterSignalAdded', data: { frameworkId, signal } }) as const),
  ...signals.revised.map((signal) => ({ type: 'CounterSignalRevised', data: { frameworkId, signal } }) as const),
  ...signals.removed.map((key) => ({ type: 'CounterSignalRemoved', data: { frameworkId, key } }) as const),
  ...areas.removed.map((key) => ({ type: 'AreaRemoved', data: { frameworkId, key } }) as const),
  ...levels.removed.map((key) => ({ type: 'LevelRemoved', data: { frameworkId, key } }) as const),
];

const ensureImported = (rules: ApplyMapping['data']['mapping']['rules'], { editions }: FrameworkState): void => {
  const imported = new Set(editions.map(({ source }) => source.sha256));
  const unknown = rules.find(({ blueprint }) => !imported.has(blueprint));
  ensure(
    unknown === undefined,
    'blueprint-unknown',
    `No blueprint with the digest ${unknown?.blueprint ?? ''} was imported into this framework.`,
  );
};

type MergedMapping = Readonly<{ parts: MappedParts; merged: Merged; entryLevels: readonly LevelKey[] }>;
/** What a mapping would change in the draft. Refuses a mapping that would leave the draft invalid. */
export const mergeMapping = (data: ApplyMapping['data'], state: FrameworkState): MergedMapping => {
  ensureImported(data.mapping.rules, state);
  const parts = reuseKeys(data.parts, state);
  const merged = mergeDraft({ ...data, parts }, state);
  ensureSound(merged, state);
  const levels = after(state.levels, merged.levels);
  const entryLevels =
    data.entryLevels === null ? withoutDefined(state.entryLevels, levels) : soundEntryLevels(data.entryLevels, levels);
  return { parts, merged, entryLevels };
};

/**
 * Applies a reviewed mapping to the draft, each part under the key that its sentence has had. What somebody edited, added or
 * removed by hand since the previous mapping stays as they left it; everything else follows the new one, and is removed where
 * the new one no longer makes it.
 */
export const applyMapping = ({ data }: ApplyMapping, state: FrameworkState): readonly FrameworkEvent[] => {
  const { frameworkId, mapping } = data;
  const { parts, merged, entryLevels } = mergeMapping(data, state);
  const events = [...eventsOf(frameworkId, merged), ...namedAs(entryLevels, state)];
  const isApplied = same(state.applied, { mapping, parts });
  return isApplied ? events : [{ type: 'MappingApplied', data: { frameworkId, mapping, laid: parts } }, ...events];
};
