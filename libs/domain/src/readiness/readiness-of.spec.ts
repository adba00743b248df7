import { DEFAULT_POLICY } from '../kernel/policy.js';
import type { Criterion, LevelRequirement, Rubric } from '../kernel/rubric.js';
import { lowerMedian } from './findings.js';
import { gapsOf } from './gaps-of.js';
import { readinessOf } from './readiness-of.js';
import type { LevelReadiness, RatedReview } from './types.js';

type Requirement = Partial<Omit<LevelRequirement, 'level'>>;
const requiredAt = (level: string, over: Requirement = {}): LevelRequirement => ({
  level,
  requiredRating: 3,
  weight: 1,
  critical: false,
  minEvidence: 1,
  ...over,
});
const criterion = (key: string, ...requirements: LevelRequirement[]): Criterion => ({
  key,
  area: 'craft',
  text: key,
  requirements,
  source: null,
});
const rubricOf = (...criteria: Criterion[]): Rubric => ({
  frameworkId: 'f',
  version: 1,
  track: 't',
  title: 'T',
  scale: { min: 1, max: 5, labels: [] },
  levels: ['principal', 'staff'].map((key, index) => ({ key, title: key, ordinal: 2 - index, summary: '' })),
  entryLevels: [],
  areas: [],
  counterSignals: [],
  criteria,
});
const citing = (...criteria: string[]) => ({ criteria, withdrawn: false });
const rates = (ratings: Readonly<Record<string, number>>, recused = false): RatedReview => ({
  reviewerId: JSON.stringify(ratings),
  ratings: Object.entries(ratings).map(([key, rating]) => ({ criterion: key, rating })),
  cannotJudge: [],
  recused,
});
const staff = (
  rubric: Rubric,
  evidence: readonly ReturnType<typeof citing>[],
  reviews: readonly RatedReview[],
): LevelReadiness => {
  const found = readinessOf({ rubric, policy: DEFAULT_POLICY, evidence, reviews }).find((l) => l.level === 'staff');
  if (found === undefined) throw new Error('The rubric has a staff level.');
  return found;
};
const weighted = (...weights: readonly number[]) =>
  rubricOf(...weights.map((weight, index) => criterion(`c${String(index)}`, requiredAt('staff', { weight }))));
const all = ['c0', 'c1', 'c2'];

describe('the lower median', () => {
  it.each([
    [[], null],
    [[4], 4],
    [[4, 3], 3],
    [[5, 1, 4], 4],
    [[5, 4, 2, 1], 2],
  ])('of %j is %j', (ratings, median) => {
    expect(lowerMedian(ratings.toSorted((a, b) => a - b))).toBe(median);
  });
});

describe('readiness', () => {
  const example = (critical = false) =>
    rubricOf(
      criterion('design', requiredAt('staff', { weight: 3 })),
      criterion('mentoring', requiredAt('staff', { weight: null, minEvidence: 2, critical })),
    );
  const evidence = [citing('design', 'mentoring'), citing('design')];
  const reviews = [rates({ design: 3, mentoring: 2 }), rates({ design: 4, mentoring: 2 })];

  it('matches the worked example in its description', () => {
    const level = staff(example(), evidence, reviews);
    expect(level).toMatchObject({
      band: 'near',
      attainment: { num: 3, den: 4 },
      coverage: { num: 7, den: 8 },
      weightAssumed: true,
      criteria: [
        { key: 'design', status: 'meets', rating: 3, spread: 1, ratings: 2, evidence: 2, coverage: { num: 1, den: 1 } },
        {
          key: 'mentoring',
          status: 'unevidenced',
          rating: 2,
          weight: 1,
          weightAssumed: true,
          coverage: { num: 1, den: 2 },
        },
      ],
    });
    expect(staff(example(true), evidence, reviews).band).toBe('blocked');
    expect(staff(example(), [citing('design')], reviews)).toMatchObject({
      band: 'insufficient-evidence',
      coverage: { num: 3, den: 4 },
    });
  });
  it.each([
    ['unevidenced', { evidence: 1, ratings: [1, 5] }],
    ['unrated', { evidence: 2, ratings: [] }],
    ['contested', { evidence: 2, ratings: [2, 4] }],
    ['below', { evidence: 2, ratings: [2, 3] }],
    ['meets', { evidence: 2, ratings: [3, 4] }],
    ['exceeds', { evidence: 3, ratings: [5, 4] }],
  ])('a criterion is %s with %j against 3 and two evidence items', (status, held) => {
    const rubric = rubricOf(criterion('design', requiredAt('staff', { minEvidence: 2 })));
    const items = Array.from({ length: held.evidence }, () => citing('design'));
    const level = staff(
      rubric,
      items,
      held.ratings.map((rating) => rates({ design: rating })),
    );
    expect(level.criteria[0]?.status).toBe(status);
  });
  it('lists the levels lowest first and counts a shared criterion for each, as each requires', () => {
    const rubric = rubricOf(criterion('design', requiredAt('principal', { requiredRating: 4 }), requiredAt('staff')));
    const levels = readinessOf({
      rubric,
      policy: DEFAULT_POLICY,
      evidence: [citing('design')],
      reviews: [rates({ design: 3 })],
    });
    expect(levels.map(({ level, band }) => [level, band])).toEqual([
      ['staff', 'ready'],
      ['principal', 'developing'],
    ]);
  });
  it('is exact at a threshold that floating point misses: 0.1 + 0.7 of 1 is 0.8', () => {
    const rated = [rates({ c0: 3, c1: 3, c2: 1 })];
    expect(0.1 + 0.7 >= 0.8).toBe(false);
    expect(staff(weighted(0.1, 0.7, 0.2), [citing(...all)], rated).band).toBe('ready');
    expect(staff(weighted(0.1, 0.699, 0.201), [citing(...all)], rated).band).toBe('near');
    expect(staff(weighted(0.1, 0.7, 0.2), [citing('c0', 'c1')], rated).band).toBe('ready');
    expect(staff(weighted(0.1, 0.699, 0.201), [citing('c0', 'c1')], rated).band).toBe('insufficient-evidence');
  });
  it('stays exact with weights and evidence counts whose products leave the safe integers', () => {
    const asked = [1_000_000, 999_999, 0.001].map((weight, index) =>
      criterion(`c${String(index)}`, requiredAt('staff', { weight, minEvidence: [1_000_003, 999_983, 1][index] ?? 1 })),
    );
    const level = staff(rubricOf(...asked), [citing(...all)], [rates({ c0: 3, c1: 3, c2: 1 })]);
    expect(level.attainment).toEqual({ num: 1_999_999_000, den: 1_999_999_001 });
    expect(Number.isSafeInteger(level.coverage.num) && Number.isSafeInteger(level.coverage.den)).toBe(true);
    expect(level.coverage.num / level.coverage.den).toBeCloseTo(1 / 1_000_000, 8);
  });
  it('counts an evidence item once however often it cites, and no withdrawn one', () => {
    const rubric = rubricOf(criterion('design', requiredAt('staff', { minEvidence: 2 })));
    expect(staff(rubric, [citing('design', 'design')], []).criteria[0]?.evidence).toBe(1);
    expect(staff(rubric, [citing('design'), { ...citing('design'), withdrawn: true }], []).criteria[0]?.evidence).toBe(
      1,
    );
  });
  it('leaves out the ratings of a recused reviewer', () => {
    const level = staff(example(), evidence, [rates({ design: 5 }, true), rates({ design: 2 })]);
    expect(level.criteria[0]).toMatchObject({ rating: 2, ratings: 1, spread: 0, status: 'below' });
  });
  it('a contested criterion still counts by its median, for attainment and for being blocked', () => {
    const rubric = rubricOf(criterion('design', requiredAt('staff', { critical: true })));
    const contested = (...ratings: number[]) =>
      staff(
        rubric,
        [citing('design')],
        ratings.map((design) => rates({ design })),
      );
    expect(contested(2, 4)).toMatchObject({ band: 'blocked', criteria: [{ status: 'contested', rating: 2 }] });
    expect(contested(3, 5)).toMatchObject({ band: 'ready', criteria: [{ status: 'contested', rating: 3 }] });
  });
  it('counts the ratings of each criterion: none of one that nobody rated', () => {
    const rubric = rubricOf(...all.map((key) => criterion(key, requiredAt('staff'))));
    const reviews = [rates({ c0: 3, c1: 4 }), rates({ c0: 5 }), rates({ c0: 1, c1: 1, c2: 1 }, true)];
    const { criteria } = staff(rubric, [citing(...all)], reviews);
    expect(criteria.map(({ key, ratings, rating, spread }) => [key, ratings, rating, spread])).toEqual([
      ['c0', 2, 3, 2],
      ['c1', 1, 4, 0],
      ['c2', 0, null, 0],
    ]);
  });
  it('is blocked by a critical criterion rated below, not by an unrated one', () => {
    expect(staff(example(true), [...evidence, citing('mentoring')], [rates({ design: 3 })]).band).toBe('near');
  });
  it('of a level without criteria is unknown', () => {
    expect(staff(rubricOf(), [], [])).toEqual({
      level: 'staff',
      band: 'insufficient-evidence',
      attainment: { num: 0, den: 1 },
      coverage: { num: 0, den: 1 },
      weightAssumed: false,
      criteria: [],
    });
  });
  it('ignores criteria that the framework lacks', () => {
    expect(staff(example(), [citing('juggling')], [rates({ juggling: 5 })]).criteria.map(({ key }) => key)).toEqual([
      'design',
      'mentoring',
    ]);
  });
});

describe('gaps', () => {
  it('list what is missing, critical criteria first, then by weight', () => {
    const rubric = rubricOf(
      criterion('light', requiredAt('staff', { minEvidence: 3 })),
      criterion('heavy', requiredAt('staff', { weight: 5, requiredRating: 5 })),
      criterion('vital', requiredAt('staff', { critical: true })),
      criterion('fine', requiredAt('staff', { weight: 9 })),
    );
    const reviews = [rates({ heavy: 3, vital: 3, fine: 3 }), rates({ heavy: 3, vital: 5, fine: 3 })];
    const gaps = gapsOf(staff(rubric, [citing('light', 'heavy', 'vital', 'fine')], reviews));
    const none = { area: 'craft', evidenceMissing: 0, ratingMissing: 0, unrated: false, contested: false };
    expect(gaps).toEqual([
      { ...none, criterion: 'vital', status: 'contested', critical: true, weight: 1, contested: true },
      { ...none, criterion: 'heavy', status: 'below', critical: false, weight: 5, ratingMissing: 2 },
      {
        ...none,
        criterion: 'light',
        status: 'unevidenced',
        critical: false,
        weight: 1,
        evidenceMissing: 2,
        unrated: true,
      },
    ]);
  });
});
