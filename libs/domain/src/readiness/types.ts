import type { CriterionKey, LevelKey, PersonId, Ratio } from '../kernel/types.js';

/** What of an evidence item readiness reads: an item counts once for each criterion that it cites. */
export type CitedEvidence = Readonly<{ criteria: readonly CriterionKey[]; withdrawn: boolean }>;
/** What of a submitted review readiness reads. A recused reviewer's ratings do not count. */
export type RatedReview = Readonly<{
  reviewerId: PersonId;
  ratings: readonly Readonly<{ criterion: CriterionKey; rating: number }>[];
  /** Criteria that the reviewer said they cannot judge; never a rating. */
  cannotJudge: readonly CriterionKey[];
  recused: boolean;
}>;

/**
 * unevidenced: fewer active evidence items than the level asks for · unrated: no rating · contested: ratings two or more
 * apart · below, meets, exceeds: the rating against the required one. The first that holds, in this order.
 */
export type CriterionStatus = 'unevidenced' | 'unrated' | 'contested' | 'below' | 'meets' | 'exceeds';

export type CriterionReadiness = Readonly<{
  key: CriterionKey;
  area: string;
  status: CriterionStatus;
  /** Lower median of the ratings that count; null where there is none. */
  rating: number | null;
  /** Highest less lowest rating; 0 where there are fewer than two. */
  spread: number;
  /** How many ratings count. */
  ratings: number;
  /** Active evidence items that cite the criterion. */
  evidence: number;
  minEvidence: number;
  /** min(1, evidence / minEvidence) in lowest terms. */
  coverage: Ratio;
  requiredRating: number;
  /** 1 where the framework states none. */
  weight: number;
  weightAssumed: boolean;
  critical: boolean;
}>;

/** Lowest first: a better rating never moves a nomination towards the front of this list. */
export const BANDS = ['insufficient-evidence', 'blocked', 'developing', 'near', 'ready'] as const;
export type Band = (typeof BANDS)[number];

export type LevelReadiness = Readonly<{
  level: LevelKey;
  band: Band;
  /** Share of the weight whose criteria are rated as required or better, in lowest terms; 0/1 without criteria. */
  attainment: Ratio;
  /** Weighted mean of the criteria's coverage, in lowest terms; 0/1 without criteria. */
  coverage: Ratio;
  /** True where any criterion's weight is assumed. */
  weightAssumed: boolean;
  /** In the framework's order. */
  criteria: readonly CriterionReadiness[];
}>;
