import { readinessOf } from '@plumbline/domain';
import type { ReadinessInputRow, ReadinessPolicyRow, ReadinessRow, ReadinessRubricRow } from '@plumbline/read-model';
import type { ViewRows } from '@plumbline/view-store';
import { mustExist } from '../kernel/define-view.js';

const policyOf = (rows: ViewRows, cycleId: string): ReadinessPolicyRow =>
  mustExist(rows.get<ReadinessPolicyRow>('readinessPolicy', { cycleId }), `cycle ${cycleId}`);

/** The rows of every level, computed from what the nomination now holds. */
export const levelRows = (
  input: ReadinessInputRow,
  rows: ViewRows,
  policy = policyOf(rows, input.cycleId),
): readonly ReadinessRow[] => {
  const { nominationId, cycleId, orgUnit, targetLevel, frameworkId, frameworkVersion, live } = input;
  const framework = `version ${String(frameworkVersion)} of framework ${frameworkId}`;
  const published = { frameworkId, version: frameworkVersion };
  const { rubric } = mustExist(rows.get<ReadinessRubricRow>('readinessRubric', published), framework);
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
