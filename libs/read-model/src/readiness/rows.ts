import type { Band, CitedEvidence, Policy, Ratio, RatedReview, Rubric } from '@plumbline/domain';

/** A published version, less its texts, which no readiness hangs on. */
export type ReadinessRubricRow = Readonly<{ frameworkId: string; version: number; rubric: Rubric }>;
export type ReadinessPolicyRow = Readonly<{ cycleId: string; readiness: Policy['readiness'] }>;

/** What one nomination holds that readiness is made of. */
export type ReadinessInputRow = Readonly<{
  nominationId: string;
  cycleId: string;
  orgUnit: string;
  targetLevel: string;
  frameworkId: string;
  frameworkVersion: number;
  /** 0 once withdrawn: counted no more. */
  live: number;
  evidence: Readonly<Record<string, CitedEvidence>>;
  reviews: Readonly<Record<string, RatedReview>>;
}>;

/**
 * One nomination on one level of its track; `targeted` is 1 on the level that it is for. Its criteria are not kept: they follow
 * from the input row in less time than it takes to write them down on every event.
 */
export type ReadinessRow = Readonly<{
  nominationId: string;
  level: string;
  cycleId: string;
  orgUnit: string;
  live: number;
  targeted: number;
  /** Place among the levels of the track, lowest 0. */
  ordinal: number;
  band: Band;
  attainment: Ratio;
  coverage: Ratio;
  weightAssumed: number;
}>;

/** Live nominations of one cycle and org unit in one band of one level; `targeting`: those that are for this very level. */
export type BandCountRow = Readonly<{
  cycleId: string;
  orgUnit: string;
  level: string;
  band: Band;
  ordinal: number;
  nominations: number;
  targeting: number;
}>;

/** How a level stood when the decision of that revision was recorded. */
export type ReadinessAtDecisionRow = Readonly<{
  nominationId: string;
  revision: number;
  level: string;
  ordinal: number;
  band: Band;
  attainment: Ratio;
  coverage: Ratio;
}>;
