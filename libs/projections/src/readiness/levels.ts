import { readinessOf, type Rubric, sightAfter } from '@plumbline/domain';
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

/** The input with what managers see after the change. */
export const withManagersSight = (
  before: ReadinessInputRow,
  after: ReadinessInputRow,
  rows: ViewRows,
): ReadinessInputRow => {
  const { managersSeeBands, frozenEvidence, frozenReviews, ...held } = before;
  const frozen = frozenEvidence && frozenReviews ? { evidence: frozenEvidence, reviews: frozenReviews } : null;
  const sight = sightAfter<CitedAndRated>({ isOpen: managersSeeBands === 1, frozen }, held, {
    rubric: rubricOf(after, rows),
    targetLevel: after.targetLevel,
    reviews: Object.values(after.reviews),
    isVoteClosed: after.voteClosed === 1,
  });
  return {
    ...after,
    managersSeeBands: sight.isOpen ? 1 : 0,
    frozenEvidence: sight.frozen?.evidence ?? null,
    frozenReviews: sight.frozen?.reviews ?? null,
  };
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
