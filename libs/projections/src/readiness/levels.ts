import { countComplete, readinessOf, REVIEWS_BEFORE_BANDS, type Rubric } from '@plumbline/domain';
import type { ReadinessInputRow, ReadinessPolicyRow, ReadinessRow, ReadinessRubricRow } from '@plumbline/read-model';
import type { ViewRows } from '@plumbline/view-store';
import { mustExist } from '../kernel/define-view.js';

const policyOf = (rows: ViewRows, cycleId: string): ReadinessPolicyRow =>
  mustExist(rows.get<ReadinessPolicyRow>('readinessPolicy', { cycleId }), `cycle ${cycleId}`);

type CitedAndRated = Pick<ReadinessInputRow, 'evidence' | 'reviews'>;

const rubricOf = ({ frameworkId, frameworkVersion: version }: ReadinessInputRow, rows: ViewRows): Rubric =>
  mustExist(
    rows.get<ReadinessRubricRow>('readinessRubric', { frameworkId, version }),
    `version ${String(version)} of framework ${frameworkId}`,
  ).rubric;

const levelsWith = (rubric: Rubric, policy: ReadinessPolicyRow, { evidence, reviews }: CitedAndRated) =>
  readinessOf({ rubric, policy, evidence: Object.values(evidence), reviews: Object.values(reviews) });

const CURRENT = { managersSeeBands: 1, frozenEvidence: null, frozenReviews: null };

/**
 * The input with what managers see after the change: bands and statuses once enough complete reviews are in or a vote is closed,
 * and when that ends, those of the last moment.
 */
export const withManagersSight = (
  before: ReadinessInputRow,
  after: ReadinessInputRow,
  rows: ViewRows,
): ReadinessInputRow => {
  const complete = countComplete(rubricOf(after, rows), after.targetLevel, Object.values(after.reviews));
  if (after.voteClosed === 1 || complete >= REVIEWS_BEFORE_BANDS) return { ...after, ...CURRENT };
  if (before.managersSeeBands === 0 || before.frozenReviews !== null) return after;
  return { ...after, frozenEvidence: before.evidence, frozenReviews: before.reviews };
};

/** The rows of every level, computed from what the nomination now holds. */
export const levelRows = (
  input: ReadinessInputRow,
  rows: ViewRows,
  policy = policyOf(rows, input.cycleId),
): readonly ReadinessRow[] => {
  const { nominationId, cycleId, orgUnit, targetLevel, live, frozenEvidence, frozenReviews } = input;
  const rubric = rubricOf(input, rows);
  const levels = levelsWith(rubric, policy, input);
  const frozen =
    frozenEvidence && frozenReviews
      ? levelsWith(rubric, policy, { evidence: frozenEvidence, reviews: frozenReviews })
      : levels;
  return levels.map(({ level, band, attainment, coverage, weightAssumed }, ordinal): ReadinessRow => ({
    nominationId,
    level,
    cycleId,
    orgUnit,
    live,
    targeted: Number(level === targetLevel),
    ordinal,
    band,
    managersBand: input.managersSeeBands === 0 ? null : (frozen[ordinal]?.band ?? null),
    attainment,
    coverage,
    weightAssumed: Number(weightAssumed),
  }));
};
