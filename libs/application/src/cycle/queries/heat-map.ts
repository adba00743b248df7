import type { Criterion, FrameworkRef, LevelRequirement } from '@plumbline/domain';
import type { HeatMapColumn, Page, Sourced, VersionSources } from '@plumbline/read-model';
import { found } from '../../found.js';

export type HeatMapRow = Readonly<{ key: string; area: string }> &
  Sourced &
  Pick<LevelRequirement, 'requiredRating' | 'weight' | 'critical' | 'minEvidence'>;
export type HeatMap = Readonly<{
  id: string;
  level: string;
  framework: FrameworkRef;
  criteria: readonly HeatMapRow[];
}> &
  Page<HeatMapColumn>;

/**
 * What the level asks for, in the framework's order.
 * @throws NotFound where no criterion knows the level
 */
export const rowsOfLevel = (
  criteria: readonly Criterion[],
  sources: VersionSources,
  level: string,
): readonly HeatMapRow[] => {
  const rows = criteria.flatMap(({ key, area, text, requirements }) =>
    requirements
      .filter((asked) => asked.level === level)
      .map(({ requiredRating, weight, critical, minEvidence }) => {
        const source = sources.criteria.get(key)?.source ?? null;
        return { key, area, text, source, requiredRating, weight, critical, minEvidence };
      }),
  );
  return found(rows.length === 0 ? undefined : rows);
};
