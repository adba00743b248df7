import type { Criterion } from '@plumbline/domain';
import type { VersionSources } from '@plumbline/read-model';
import type { HeatMapRow } from '@plumbline/responses';
import { found } from '../../found.js';

/**
 * The criteria that the level requires, in the framework's order.
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
        return { criterion: key, area, text, source, requiredRating, weight, critical, minEvidence };
      }),
  );
  return found(rows.length === 0 ? undefined : rows);
};
