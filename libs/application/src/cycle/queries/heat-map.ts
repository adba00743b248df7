import type { Criterion, LevelRequirement } from '@plumbline/domain';
import type { HeatMapColumn, Page } from '@plumbline/read-model';
import { found } from '../../found.js';

export type HeatMapRow = Readonly<{ key: string; area: string; text: string }> &
  Pick<LevelRequirement, 'requiredRating' | 'weight' | 'critical' | 'minEvidence'>;
export type HeatMap = Readonly<{ id: string; level: string; criteria: readonly HeatMapRow[] }> & Page<HeatMapColumn>;

/**
 * What the level asks for, in the framework's order.
 * @throws NotFound where no criterion knows the level
 */
export const rowsOfLevel = (criteria: readonly Criterion[], level: string): readonly HeatMapRow[] => {
  const rows = criteria.flatMap(({ key, area, text, requirements }) =>
    requirements
      .filter((asked) => asked.level === level)
      .map(({ requiredRating, weight, critical, minEvidence }) => {
        return { key, area, text, requiredRating, weight, critical, minEvidence };
      }),
  );
  return found(rows.length === 0 ? undefined : rows);
};
