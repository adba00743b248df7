import fc from 'fast-check';
import type { Rubric } from '../kernel/rubric.js';
import type { Ratio } from '../kernel/types.js';
import { gapsOf } from './gaps-of.js';
import { readinessOf, type ReadinessInput } from './readiness-of.js';
import { BANDS, type CitedEvidence, type LevelReadiness, type RatedReview } from './types.js';

const KEYS = ['a', 'b', 'c', 'd', 'e'];
const LEVELS = ['staff', 'principal'];
const SCALE = { min: 1, max: 5, labels: [] };

const requirement = (level: string) =>
  fc.record({
    level: fc.constant(level),
    requiredRating: fc.integer({ min: 1, max: 5 }),
    weight: fc.option(fc.integer({ min: 1, max: 5000 }).map((thousandths) => thousandths / 1000)),
    critical: fc.boolean(),
    minEvidence: fc.integer({ min: 1, max: 4 }),
  });
const requirements = fc
  .tuple(fc.option(requirement('staff')), fc.option(requirement('principal')))
  .map((asked) => asked.filter((each) => each !== null));
const rubrics: fc.Arbitrary<Rubric> = fc.tuple(...KEYS.map(() => requirements)).map((asked) => ({
  frameworkId: 'f',
  version: 1,
  track: 't',
  title: 'T',
  scale: SCALE,
  levels: LEVELS.map((key, ordinal) => ({ key, title: key, ordinal, summary: '' })),
  entryLevels: [],
  areas: [],
  counterSignals: [],
  criteria: KEYS.map((key, index) => ({
    key,
    area: 'x',
    text: key,
    requirements: asked[index] ?? [],
    source: null,
  })),
}));
const share = fc.integer({ min: 1, max: 10 }).chain((den) => fc.record({ num: fc.nat(den), den: fc.constant(den) }));
const policies = fc.record({ readiness: fc.record({ minCoverage: share, readyAt: share, nearAt: share }) });
const evidence: fc.Arbitrary<CitedEvidence[]> = fc.array(
  fc.record({ criteria: fc.subarray(KEYS), withdrawn: fc.boolean() }),
  { maxLength: 8 },
);
const reviews: fc.Arbitrary<RatedReview[]> = fc.array(
  fc.record({
    reviewerId: fc.string(),
    recused: fc.boolean(),
    cannotJudge: fc.constant([]),
    ratings: fc
      .tuple(fc.subarray(KEYS), fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 5, maxLength: 5 }))
      .map(([keys, ratings]) => keys.map((criterion, index) => ({ criterion, rating: ratings[index] ?? 1 }))),
  }),
  { maxLength: 6 },
);
const inputs = fc.record({ rubric: rubrics, policy: policies, evidence, reviews });
type Input = ReadinessInput & { evidence: CitedEvidence[]; reviews: RatedReview[] };

/** Worst first, as the design lists the bands. */
const RANK = { 'insufficient-evidence': 0, blocked: 1, developing: 2, near: 3, ready: 4 } as const;
const rank = ({ band }: LevelReadiness): number => RANK[band];
const isAtMost = (a: Ratio, b: Ratio): boolean => BigInt(a.num) * BigInt(b.den) <= BigInt(b.num) * BigInt(a.den);
const pairs = (before: Input, after: Input) => {
  const levels = readinessOf(after);
  return readinessOf(before).flatMap((was, index) => {
    const is = levels[index];
    return is === undefined ? [] : [{ was, is }];
  });
};

/** Every rating that could be one point better, made so. */
const betterBy = (input: Input, review: number, rating: number): Input => ({
  ...input,
  reviews: input.reviews.map((each, at) => ({
    ...each,
    ratings: each.ratings.map((given, index) =>
      at === review && index === rating ? { ...given, rating: Math.min(SCALE.max, given.rating + 1) } : given,
    ),
  })),
});

it('the bands are those of the design, worst first', () => {
  expect(BANDS).toEqual(['insufficient-evidence', 'blocked', 'developing', 'near', 'ready']);
});

/** The band of a level of weight 1 a criterion with these shares met and covered, by the rule as it is written. */
const bandBy = (
  { minCoverage, readyAt, nearAt }: Input['policy']['readiness'],
  { attainment, coverage, criteria }: LevelReadiness,
) => {
  const reaches = (share: Ratio, least: Ratio): boolean => share.num * least.den >= least.num * share.den;
  if (criteria.length === 0 || !reaches(coverage, minCoverage)) return 'insufficient-evidence';
  if (criteria.some(({ critical, rating, requiredRating }) => critical && rating !== null && rating < requiredRating))
    return 'blocked';
  if (reaches(attainment, readyAt)) return 'ready';
  return reaches(attainment, nearAt) ? 'near' : 'developing';
};

/** With the best rating and more than enough evidence on every criterion: chance alone hardly ever closes every gap. */
const fulfilled = (input: Input): Input => ({
  ...input,
  evidence: Array.from({ length: 4 }, () => ({ criteria: KEYS, withdrawn: false })),
  reviews: [
    { reviewerId: 'r', recused: false, ratings: KEYS.map((criterion) => ({ criterion, rating: 5 })), cannotJudge: [] },
  ],
});

describe('readiness for any framework, policy and packet', () => {
  it('has the band that the rule gives its shares, and every band occurs', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(inputs, (input) => {
        for (const level of readinessOf(input)) {
          expect(level.band).toBe(bandBy(input.policy.readiness, level));
          seen.add(level.band);
        }
      }),
      { numRuns: 500 },
    );
    expect([...seen].sort()).toEqual(Object.keys(RANK).sort());
  });
  it('a better rating never lowers a band or the attainment', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        input.reviews.forEach(({ ratings }, review) => {
          ratings.forEach((_, rating) => {
            for (const { was, is } of pairs(input, betterBy(input, review, rating))) {
              expect(rank(is)).toBeGreaterThanOrEqual(rank(was));
              expect(isAtMost(was.attainment, is.attainment)).toBe(true);
            }
          });
        });
      }),
      { numRuns: 200 },
    );
  });
  it('withdrawn evidence never raises the coverage of a level or a criterion, nor a band', () => {
    fc.assert(
      fc.property(inputs, fc.nat(7), (input, which) => {
        const without = input.evidence.map((item, index) => (index === which ? { ...item, withdrawn: true } : item));
        for (const { was, is } of pairs(input, { ...input, evidence: without })) {
          expect(isAtMost(is.coverage, was.coverage)).toBe(true);
          expect(rank(is)).toBeLessThanOrEqual(rank(was));
          is.criteria.forEach((row, index) => {
            expect(row.evidence).toBeLessThanOrEqual(was.criteria[index]?.evidence ?? -1);
          });
        }
      }),
      { numRuns: 300 },
    );
  });
  it('does not depend on the order of reviews, evidence or ratings', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const reviewsBack = input.reviews.map((r) => ({ ...r, ratings: r.ratings.toReversed() })).toReversed();
        const back = { ...input, reviews: reviewsBack, evidence: input.evidence.toReversed() };
        expect(readinessOf(back)).toEqual(readinessOf(input));
      }),
      { numRuns: 200 },
    );
  });
  it('treats a recused review as no review, and withdrawn evidence as none', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const rest = {
          ...input,
          reviews: input.reviews.filter(({ recused }) => !recused),
          evidence: input.evidence.filter(({ withdrawn }) => !withdrawn),
        };
        expect(readinessOf(rest)).toEqual(readinessOf(input));
      }),
      { numRuns: 200 },
    );
  });
  it('has shares between zero and one that equal a slow sum of fractions', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        for (const { attainment, coverage, criteria } of readinessOf(input)) {
          const weight = criteria.reduce((sum, row) => sum + row.weight, 0);
          const met = criteria.filter((row) => row.rating !== null && row.rating >= row.requiredRating);
          const covered = criteria.reduce((sum, r) => sum + r.weight * Math.min(1, r.evidence / r.minEvidence), 0);
          const of = (part: number): number => (weight === 0 ? 0 : part / weight);
          expect(attainment.num / attainment.den).toBeCloseTo(of(met.reduce((sum, row) => sum + row.weight, 0)), 9);
          expect(coverage.num / coverage.den).toBeCloseTo(of(covered), 9);
          expect(attainment.num <= attainment.den && coverage.num <= coverage.den).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
  it('a level without gaps is ready under any policy', () => {
    let closed = 0;
    fc.assert(
      fc.property(inputs, (input) => {
        for (const level of [...readinessOf(input), ...readinessOf(fulfilled(input))])
          if (level.criteria.length > 0 && gapsOf(level).length === 0) {
            closed += 1;
            expect(level.band).toBe('ready');
          }
      }),
      { numRuns: 300 },
    );
    expect(closed).toBeGreaterThan(0);
  });
});
