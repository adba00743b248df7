import type { Criterion, Level, LevelRequirement, Rubric } from '../kernel/rubric.js';
import type { CriterionKey, LevelKey } from '../kernel/types.js';
import { lcm } from './ratio.js';

/** One criterion as one level requires it, with every number that does not depend on a nomination. */
export type Demand = Readonly<{
  key: CriterionKey;
  area: string;
  requiredRating: number;
  critical: boolean;
  minEvidence: number;
  weight: number;
  weightAssumed: boolean;
  /** The weight in thousandths. */
  thousandths: bigint;
  /** What one evidence item adds to the level's coverage numerator, up to `minEvidence` of them. */
  perEvidence: bigint;
  /** What a fully evidenced criterion adds to it. */
  whole: bigint;
}>;
export type PreparedLevel = Readonly<{
  key: LevelKey;
  demands: readonly Demand[];
  /** Sum of `thousandths`: denominator of attainment. */
  weight: bigint;
  /** Denominator of coverage: `weight` times the least common multiple of the level's minimum evidence counts. */
  coverage: bigint;
  weightAssumed: boolean;
}>;
export type PreparedRubric = Readonly<{
  criteria: ReadonlySet<CriterionKey>;
  /** Lowest first. */
  levels: readonly PreparedLevel[];
}>;

type Required = Readonly<{ criterion: Criterion; by: LevelRequirement }>;

const demandOf = ({ criterion, by }: Required, common: bigint): Demand => {
  const weight = by.weight ?? 1;
  const thousandths = BigInt(Math.round(weight * 1000));
  return {
    key: criterion.key,
    area: criterion.area,
    requiredRating: by.requiredRating,
    critical: by.critical,
    minEvidence: by.minEvidence,
    weight,
    weightAssumed: by.weight === null,
    thousandths,
    perEvidence: thousandths * (common / BigInt(by.minEvidence)),
    whole: thousandths * common,
  };
};

const prepareLevel = ({ key }: Level, required: readonly Required[]): PreparedLevel => {
  const common = required.reduce((sum, { by }) => lcm(sum, BigInt(by.minEvidence)), 1n);
  const demands = required.map((each) => demandOf(each, common));
  const weight = demands.reduce((sum, { thousandths }) => sum + thousandths, 0n);
  return { key, demands, weight, coverage: weight * common, weightAssumed: demands.some((d) => d.weightAssumed) };
};

const prepare = ({ levels, criteria }: Rubric): PreparedRubric => {
  const byLevel = new Map<LevelKey, Required[]>(levels.map(({ key }) => [key, []]));
  for (const criterion of criteria)
    for (const by of criterion.requirements) byLevel.get(by.level)?.push({ criterion, by });
  const ordered = levels.toSorted((a, b) => a.ordinal - b.ordinal);
  return {
    criteria: new Set(criteria.map(({ key }) => key)),
    levels: ordered.map((level) => prepareLevel(level, byLevel.get(level.key) ?? [])),
  };
};

const prepared = new WeakMap<Rubric, PreparedRubric>();

/** Computed once for each rubric object, so a function that reuses the object pays once for all nominations. */
export const preparedRubric = (rubric: Rubric): PreparedRubric => {
  const cached = prepared.get(rubric);
  if (cached !== undefined) return cached;
  const fresh = prepare(rubric);
  prepared.set(rubric, fresh);
  return fresh;
};
