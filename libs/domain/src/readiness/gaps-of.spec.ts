import { gapsByStatus, gapsOf } from './gaps-of.js';
import type { CriterionReadiness, CriterionStatus, LevelReadiness } from './types.js';

const row = (key: string, change: Partial<CriterionReadiness> = {}): CriterionReadiness => ({
  ...{ key, area: 'craft', status: 'meets', rating: 3, spread: 0, ratings: 2, evidence: 2, minEvidence: 2 },
  ...{ coverage: { num: 1, den: 1 }, requiredRating: 3, weight: 1, weightAssumed: false, critical: false },
  ...change,
});
const levelOf = (...criteria: readonly CriterionReadiness[]): LevelReadiness => ({
  ...{ level: 'staff', band: 'near', attainment: { num: 1, den: 2 }, coverage: { num: 1, den: 1 } },
  ...{ weightAssumed: false, criteria },
});

describe('what is missing by evidence and statuses', () => {
  const missing = (status: CriterionStatus | null, evidence: number) =>
    gapsByStatus(levelOf(row('design', { evidence })), () => status).map((gap) => [gap.status, gap.evidenceMissing]);
  it.each(['unevidenced', 'unrated', 'contested', 'below'] as const)(
    'is what was %s, whatever came since',
    (status) => {
      expect(missing(status, 2)).toEqual([[status, 0]]);
    },
  );
  it.each(['meets', 'exceeds', null] as const)('is nothing of what is %s and evidenced', (status) => {
    expect(missing(status, 2)).toEqual([]);
    expect(missing(status, 3)).toEqual([]);
  });
  it.each(['meets', null] as const)('is evidence where that was withdrawn, of what is %s', (status) => {
    expect(missing(status, 1)).toEqual([[status, 1]]);
    expect(missing(status, 0)).toEqual([[status, 2]]);
  });
});

describe('what is missing for a level', () => {
  it('is listed with critical criteria first, then the heaviest, then in the order of the framework', () => {
    const rows = [
      row('plain', { evidence: 1 }),
      row('plainer', { evidence: 1 }),
      row('heavy', { evidence: 1, weight: 5 }),
      row('critical', { evidence: 1, critical: true }),
      row('fine'),
    ];
    const order = ['critical', 'heavy', 'plain', 'plainer'];
    expect(gapsOf(levelOf(...rows)).map(({ criterion }) => criterion)).toEqual(order);
    expect(gapsByStatus(levelOf(...rows), () => 'meets').map(({ criterion }) => criterion)).toEqual(order);
  });
  it('says how much', () => {
    const [gap] = gapsOf(levelOf(row('design', { evidence: 0, rating: 1, requiredRating: 4, spread: 2 })));
    expect(gap).toMatchObject({ evidenceMissing: 2, unrated: false, ratingMissing: 3, contested: true });
    const [unrated] = gapsOf(levelOf(row('design', { rating: null, ratings: 0 })));
    expect(unrated).toMatchObject({ evidenceMissing: 0, unrated: true, ratingMissing: 0, contested: false });
  });
});
