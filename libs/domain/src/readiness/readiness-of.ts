import type { Policy } from '../kernel/policy.js';
import type { Rubric } from '../kernel/rubric.js';
import { findingsOf, isContested, type Find, type Finding } from './findings.js';
import { preparedRubric, type Demand, type PreparedLevel } from './prepare.js';
import { atLeast, ratioOf, smallRatioOf } from './ratio.js';
import type { Band, CitedEvidence, CriterionReadiness, CriterionStatus, LevelReadiness, RatedReview } from './types.js';

export type ReadinessInput = Readonly<{
  rubric: Rubric;
  policy: Pick<Policy, 'readiness'>;
  evidence: Iterable<CitedEvidence>;
  /** Submitted reviews, in any order. */
  reviews: Iterable<RatedReview>;
}>;

const ratedStatus = (rating: number, required: number): CriterionStatus => {
  if (rating < required) return 'below';
  return rating === required ? 'meets' : 'exceeds';
};

const statusOf = ({ minEvidence, requiredRating }: Demand, { evidence, rating, spread }: Finding): CriterionStatus => {
  if (evidence < minEvidence) return 'unevidenced';
  if (rating === null) return 'unrated';
  return isContested(spread) ? 'contested' : ratedStatus(rating, requiredRating);
};

const rowOf = (demand: Demand, finding: Finding): CriterionReadiness => {
  const { key, area, minEvidence, requiredRating, weight, weightAssumed, critical } = demand;
  return {
    key,
    area,
    status: statusOf(demand, finding),
    rating: finding.rating,
    spread: finding.spread,
    ratings: finding.ratings,
    evidence: finding.evidence,
    minEvidence,
    coverage: smallRatioOf(Math.min(finding.evidence, minEvidence), minEvidence),
    requiredRating,
    weight,
    weightAssumed,
    critical,
  };
};

/** By the median, whatever the status: a contested criterion counts by it, and an unevidenced one can be below too. */
const isBelow = ({ rating, requiredRating }: CriterionReadiness): boolean => rating !== null && rating < requiredRating;
const isAttained = ({ rating, requiredRating }: CriterionReadiness): boolean =>
  rating !== null && rating >= requiredRating;

/** Numerators over the level's `weight` and `coverage`. */
type Sums = Readonly<{ attained: bigint; covered: bigint; blocked: boolean }>;

const bandOf = (level: PreparedLevel, sums: Sums, policy: Policy['readiness']): Band => {
  const { attained, covered, blocked } = sums;
  if (level.weight === 0n || !atLeast(covered, level.coverage, policy.minCoverage)) return 'insufficient-evidence';
  if (blocked) return 'blocked';
  if (atLeast(attained, level.weight, policy.readyAt)) return 'ready';
  return atLeast(attained, level.weight, policy.nearAt) ? 'near' : 'developing';
};

const coveredBy = ({ perEvidence, minEvidence, whole }: Demand, evidence: number): bigint => {
  if (evidence >= minEvidence) return whole;
  return evidence === 0 ? 0n : perEvidence * BigInt(evidence);
};

const levelOf = (level: PreparedLevel, find: Find, policy: Policy['readiness']): LevelReadiness => {
  const criteria: CriterionReadiness[] = [];
  let [attained, covered, blocked] = [0n, 0n, false];
  for (const demand of level.demands) {
    const row = rowOf(demand, find(demand.key));
    criteria.push(row);
    if (isAttained(row)) attained += demand.thousandths;
    covered += coveredBy(demand, row.evidence);
    blocked ||= row.critical && isBelow(row);
  }
  return {
    level: level.key,
    band: bandOf(level, { attained, covered, blocked }, policy),
    attainment: ratioOf(attained, level.weight),
    coverage: ratioOf(covered, level.coverage),
    weightAssumed: level.weightAssumed,
    criteria,
  };
};

/**
 * How far a nomination meets each level of its track, lowest level first. Sums and thresholds are integers throughout.
 *
 * A level asks for `design` (weight 3, rating 3, one evidence item) and `mentoring` (no weight stated, so 1; rating 3, two
 * items). Two items cite `design`, one cites `mentoring`; reviewers rate design 3 and 4, mentoring 2.
 * design: median 3, meets, coverage 1/1. mentoring: unevidenced, coverage 1/2, and its 2 is below.
 * attainment = 3/4; coverage = (3 x 1 + 1 x 1/2) / 4 = 7/8. With thresholds 0.8, 0.8, 0.6: near. Were mentoring critical,
 * blocked; without any evidence for it, coverage 3/4: insufficient-evidence.
 *
 * A level without criteria is `insufficient-evidence` with attainment and coverage 0/1: nothing was asked, so nothing is known.
 */
export const readinessOf = ({ rubric, policy, evidence, reviews }: ReadinessInput): readonly LevelReadiness[] => {
  const find = findingsOf(evidence, reviews);
  return preparedRubric(rubric).levels.map((level) => levelOf(level, find, policy.readiness));
};
