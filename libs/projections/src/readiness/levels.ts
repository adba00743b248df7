import { readinessOf } from '@plumbline/domain';
import { known } from '../kernel/by-type.js';
import type { OwnRows } from '@plumbline/view-store';
import type { ReadinessInputRow, ReadinessPolicyRow, ReadinessRow, ReadinessRubricRow } from '@plumbline/read-model';

const policyOf = (own: OwnRows, cycleId: string): ReadinessPolicyRow =>
  known(own.get<ReadinessPolicyRow>('readinessPolicy', { cycleId }), `cycle ${cycleId}`);

/** The rows of every level, computed from what the nomination now holds. */
export const levelRows = (
  input: ReadinessInputRow,
  own: OwnRows,
  policy = policyOf(own, input.cycleId),
): readonly ReadinessRow[] => {
  const { nominationId, cycleId, orgUnit, targetLevel, frameworkId, frameworkVersion, live } = input;
  const framework = `version ${String(frameworkVersion)} of framework ${frameworkId}`;
  const published = { frameworkId, version: frameworkVersion };
  const { rubric } = known(own.get<ReadinessRubricRow>('readinessRubric', published), framework);
  const levels = readinessOf({
    rubric,
    policy,
    evidence: Object.values(input.evidence),
    reviews: Object.values(input.reviews),
  });
  return levels.map(({ level, band, attainment, coverage, weightAssumed }, ordinal): ReadinessRow => ({
    nominationId,
    level,
    cycleId,
    orgUnit,
    live,
    targeted: Number(level === targetLevel),
    ordinal,
    band,
    attainment,
    coverage,
    weightAssumed: Number(weightAssumed),
  }));
};
