import { type LevelReadiness, readinessOf } from '@plumbline/domain';
import { criterion, level } from '@plumbline/testing';
import { gapsFor, readinessFor } from './nomination-readiness.js';

const rubric = {
  ...{
    frameworkId: 'ladder',
    version: 1,
    track: 'engineering',
    title: 'Ladder',
    entryLevels: [],
    areas: [],
    counterSignals: [],
  },
  scale: { min: 1, max: 5, labels: [] },
  levels: [level('staff', 1)],
  criteria: ['design', 'mentoring', 'scope'].map((key) => criterion(key, { staff: {} })),
};
const third = { num: 1, den: 3 };
const levelsWith = (evidence: readonly string[], ...ratings: readonly Readonly<Record<string, number>>[]) =>
  readinessOf({
    rubric,
    policy: { readiness: { minCoverage: third, readyAt: { num: 2, den: 3 }, nearAt: third } },
    evidence: [{ criteria: evidence, withdrawn: false }],
    reviews: ratings.map((rated, at) => ({
      reviewerId: `r${at.toString()}`,
      ratings: Object.entries(rated).map(([key, rating]) => ({ criterion: key, rating })),
      cannotJudge: [],
      recused: false,
    })),
  });

/** design is met, mentoring is below, scope is contested. */
const THREE = [
  { design: 3, mentoring: 1, scope: 1 },
  { design: 3, mentoring: 2, scope: 4 },
  { design: 4, mentoring: 2, scope: 4 },
];
const FULL = ['design', 'mentoring', 'scope'];
const now = levelsWith(FULL, ...THREE);

const head = { id: 'n1', targetLevel: 'staff', currentLevel: null, revision: '9' };
const sources = { framework: { id: 'ladder', version: 1 }, criteria: new Map(), counterSignals: new Map() };
const seen = (current: readonly LevelReadiness[], toManagers: readonly LevelReadiness[] | null, ratings = false) => {
  const asked = { head, levels: { current, toManagers }, sources, grants: { ratings } };
  return { readiness: readinessFor(asked).levels[0], gaps: gapsFor(asked, 'staff') };
};

describe('the readiness that a manager reads', () => {
  it('is coverage and nothing made of ratings before enough reviews are in', () => {
    const { readiness } = seen(levelsWith(['design'], ...THREE.slice(0, 2)), null);
    expect(readiness).toMatchObject({
      ...{ level: 'staff', band: null, attainment: null, hidden: ['band', 'attainment'], coverage: third },
      criteria: [
        { criterion: 'design', coverage: { num: 1, den: 1 }, evidenceCount: 1 },
        { criterion: 'mentoring', coverage: { num: 0, den: 1 }, evidenceCount: 0 },
        { criterion: 'scope', coverage: { num: 0, den: 1 }, evidenceCount: 0 },
      ],
    });
    const hidden = ['status', 'rating', 'spread', 'ratingCount'];
    const unseen = { status: null, rating: null, spread: null, ratingCount: null, hidden };
    expect(readiness?.criteria).toMatchObject([unseen, unseen, unseen]);
  });
  it('has bands and statuses, and no rating, spread or number of ratings, once they are', () => {
    const { readiness } = seen(now, now);
    expect(readiness).toMatchObject({ band: 'ready', attainment: { num: 2, den: 3 }, hidden: [] });
    const unseen = { rating: null, spread: null, ratingCount: null, hidden: ['rating', 'spread', 'ratingCount'] };
    expect(readiness?.criteria).toMatchObject([
      { criterion: 'design', status: 'meets', ...unseen },
      { criterion: 'mentoring', status: 'below', ...unseen },
      { criterion: 'scope', status: 'contested', ...unseen },
    ]);
  });
  it('has the frozen bands and statuses, and the coverage of now', () => {
    const { readiness } = seen(levelsWith(['design'], { design: 1, mentoring: 5, scope: 5 }), now);
    expect(readiness).toMatchObject({ band: 'ready', attainment: { num: 2, den: 3 }, coverage: third });
    expect(readiness?.criteria.map(({ status, evidenceCount }) => [status, evidenceCount])).toEqual([
      ['meets', 1],
      ['below', 0],
      ['contested', 0],
    ]);
  });
  it('is whole for everybody who sees ratings', () => {
    const { readiness } = seen(now, null, true);
    expect(readiness).toMatchObject({ band: 'ready', hidden: [] });
    expect(readiness?.criteria).toMatchObject([
      { status: 'meets', rating: 3, spread: 1, ratingCount: 3, hidden: [] },
      { status: 'below', rating: 2, spread: 1, ratingCount: 3, hidden: [] },
      { status: 'contested', rating: 4, spread: 3, ratingCount: 3, hidden: [] },
    ]);
  });
});

describe('the gaps that a manager reads', () => {
  const unseen = { unrated: null, ratingMissing: null, contested: null };
  it('are missing evidence alone before enough reviews are in', () => {
    const { gaps } = seen(levelsWith(['design', 'scope'], ...THREE.slice(0, 2)), null);
    expect(gaps).toMatchObject({ band: null, hidden: ['band'] });
    expect(gaps.gaps).toHaveLength(1);
    expect(gaps.gaps).toMatchObject([
      {
        ...{ criterion: 'mentoring', evidenceMissing: 1, status: null, ...unseen },
        hidden: ['status', 'unrated', 'ratingMissing', 'contested'],
      },
    ]);
  });
  it('have statuses and no distance to the required rating once they are', () => {
    const { gaps } = seen(now, now);
    expect(gaps).toMatchObject({ band: 'ready', hidden: [] });
    expect(gaps.gaps).toHaveLength(2);
    const hidden = ['unrated', 'ratingMissing', 'contested'];
    expect(gaps.gaps).toMatchObject([
      { criterion: 'mentoring', evidenceMissing: 0, status: 'below', ...unseen, hidden },
      { criterion: 'scope', evidenceMissing: 0, status: 'contested', ...unseen, hidden },
    ]);
  });
  it('are whole for everybody who sees ratings', () => {
    expect(seen(now, null, true).gaps.gaps).toMatchObject([
      { criterion: 'mentoring', status: 'below', ratingMissing: 1, contested: false, unrated: false, hidden: [] },
      { criterion: 'scope', status: 'contested', ratingMissing: 0, contested: true, unrated: false, hidden: [] },
    ]);
  });
});
