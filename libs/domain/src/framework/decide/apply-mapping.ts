import { ensure } from '../../kernel/domain-error.js';
import { same } from '../../kernel/same.js';
import { ensureArea, ensureCounterSignal, ensureCriterion, ensureLevel } from './check.js';
import type { ApplyMapping } from '../commands.js';
import type { FrameworkEvent } from '../events.js';
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

const ensureKnown = (rules: ApplyMapping['data']['mapping']['rules'], { blueprints }: FrameworkState): void => {
  const imported = new Set(blueprints.map(({ source }) => source.sha256));
  const unknown = rules.find(({ blueprint }) => !imported.has(blueprint));
  ensure(
    unknown === undefined,
    'blueprint-unknown',
    `No blueprint with the digest ${unknown?.blueprint ?? ''} was imported into this framework.`,
  );
};

type Worked = Readonly<{ laid: MappedParts; merged: Merged }>;
/** What a mapping would change in the draft. Refuses one that the draft would not hold together with. */
export const mergeMapping = (data: ApplyMapping['data'], state: FrameworkState): Worked => {
  ensureKnown(data.mapping.rules, state);
  const laid = reuseKeys(data.laid, state);
  const merged = mergeDraft({ ...data, laid }, state);
  ensureSound(merged, state);
  return { laid, merged };
};

/**
 * Lays what a reviewed mapping makes of the blueprints into the draft, each part under the key that its sentence has had. What
 * somebody edited, added or removed by hand since the mapping before stays as they left it; everything else follows the mapping,
 * and goes where the mapping lets it go.
 */
export const applyMapping = ({ data }: ApplyMapping, state: FrameworkState): readonly FrameworkEvent[] => {
  const { frameworkId, mapping } = data;
  const { laid, merged } = mergeMapping(data, state);
  const events = eventsOf(frameworkId, merged);
  const known = same(state.applied, { mapping, laid });
  return known ? events : [{ type: 'MappingApplied', data: { frameworkId, mapping, laid } }, ...events];
};
