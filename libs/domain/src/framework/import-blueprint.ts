import { ensureArea, ensureCriterion, ensureLevel } from './check.js';
import type { ImportBlueprint } from './commands.js';
import type { FrameworkEvent } from './events.js';
import type { FrameworkState } from './state.js';

/** What the draft does not hold yet, the first of each key: an import never overwrites what an admin has edited. */
const absent = <T extends { key: string }>(offered: readonly T[], held: ReadonlyMap<string, T>): Map<string, T> => {
  const fresh = new Map<string, T>();
  for (const item of offered) if (!held.has(item.key) && !fresh.has(item.key)) fresh.set(item.key, item);
  return fresh;
};

/** The same digest a second time changes nothing. */
export const importBlueprint = ({ data }: ImportBlueprint, state: FrameworkState): readonly FrameworkEvent[] => {
  if (state.blueprints.has(data.source.sha256)) return [];
  const { frameworkId, source, importerVersion, items, unmapped } = data;
  const levels = absent(data.levels, state.levels);
  const areas = absent(data.areas, state.areas);
  const criteria = absent(data.criteria, state.criteria);
  for (const level of levels.values()) ensureLevel(level);
  for (const area of areas.values()) ensureArea(area);
  const draft = {
    scale: state.scale,
    levels: new Map([...state.levels, ...levels]),
    areas: new Map([...state.areas, ...areas]),
  };
  for (const criterion of criteria.values()) ensureCriterion(criterion, draft);
  return [
    { type: 'BlueprintImported', data: { frameworkId, source, importerVersion, items, unmapped } },
    ...[...levels.values()].map((level) => ({ type: 'LevelDefined', data: { frameworkId, level } }) as const),
    ...[...areas.values()].map((area) => ({ type: 'AreaDescribed', data: { frameworkId, area } }) as const),
    ...[...criteria.values()].map(
      (criterion) => ({ type: 'CriterionAdded', data: { frameworkId, criterion } }) as const,
    ),
  ];
};
