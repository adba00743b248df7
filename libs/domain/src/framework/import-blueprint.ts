import { ensureArea, ensureCounterSignal, ensureCriterion, ensureLevel } from './check.js';
import type { ImportBlueprint } from './commands.js';
import type { FrameworkEvent } from './events.js';
import type { FrameworkState } from './state.js';

type Lay = NonNullable<ImportBlueprint['data']['lay']>;

/** What the draft does not hold yet, the first of each key: an import never undoes what an admin has edited or removed. */
const absent = <T extends { key: string }>(
  offered: readonly T[],
  held: ReadonlyMap<string, T>,
  removed: ReadonlySet<string> = new Set(),
): Map<string, T> => {
  const fresh = new Map<string, T>();
  for (const item of offered)
    if (!held.has(item.key) && !fresh.has(item.key) && !removed.has(item.key)) fresh.set(item.key, item);
  return fresh;
};

const layInto = (state: FrameworkState, offered: Lay): readonly FrameworkEvent[] => {
  const { frameworkId } = state;
  const levels = absent(offered.levels, state.levels);
  const areas = absent(offered.areas, state.areas);
  const criteria = absent(offered.criteria, state.criteria, state.removed);
  const signals = absent(offered.counterSignals, state.counterSignals, state.removed);
  for (const level of levels.values()) ensureLevel(level);
  for (const area of areas.values()) ensureArea(area);
  const draft = {
    scale: state.scale,
    levels: new Map([...state.levels, ...levels]),
    areas: new Map([...state.areas, ...areas]),
  };
  for (const criterion of criteria.values()) ensureCriterion(criterion, draft);
  for (const signal of signals.values()) ensureCounterSignal(signal, draft);
  return [
    ...[...levels.values()].map((level) => ({ type: 'LevelDefined', data: { frameworkId, level } }) as const),
    ...[...areas.values()].map((area) => ({ type: 'AreaDescribed', data: { frameworkId, area } }) as const),
    ...[...criteria.values()].map(
      (criterion) => ({ type: 'CriterionAdded', data: { frameworkId, criterion } }) as const,
    ),
    ...[...signals.values()].map((signal) => ({ type: 'CounterSignalAdded', data: { frameworkId, signal } }) as const),
  ];
};

/** A digest that is known is not recorded again; what the caller lays goes in all the same, where the draft lacks it. */
export const importBlueprint = (
  { data: { frameworkId, reading, lay } }: ImportBlueprint,
  state: FrameworkState,
): readonly FrameworkEvent[] => [
  ...(state.blueprints.has(reading.source.sha256)
    ? []
    : [{ type: 'BlueprintImported', data: { frameworkId, ...reading } } as const]),
  ...(lay === null ? [] : layInto(state, lay)),
];
