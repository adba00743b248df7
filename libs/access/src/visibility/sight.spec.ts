import type { NominationStatus } from '@plumbline/domain';
import type { Relation, Role, Viewer } from '../principal.js';
import { BLIND, type Sight, type SightFacts, sightOf } from './sight.js';

const as = (...capacities: readonly (Relation | Role)[]): Viewer => ({
  personId: 'pat',
  roles: capacities.filter((one) => one === 'admin' || one === 'auditor'),
  relations: capacities.filter((one) => one !== 'admin' && one !== 'auditor'),
});
const during = (status: NominationStatus, ownReviewIn = false): SightFacts => ({
  status,
  ownReviewIn,
  ownReviewMissed: false,
});
const missed = (status: NominationStatus): SightFacts => ({ ...during(status), ownReviewMissed: true });
const FIELDS = Object.keys(BLIND) as (keyof Sight)[];

/** Every field that a capacity sees, and how much of it; what is not named is not seen. */
const TABLE: readonly [who: string, Viewer, SightFacts, Partial<Sight>][] = [
  ['a stranger', as(), during('released'), {}],
  ['the person themselves', as('self'), during('released'), {}],
  ['the candidate before release', as('candidate'), during('decided'), {}],
  [
    'the candidate after release',
    as('candidate'),
    during('released'),
    { outcome: true, feedback: true, appeals: true },
  ],
  ['the candidate who appealed', as('candidate'), during('appealed'), { outcome: true, feedback: true, appeals: true }],
  [
    'a line manager before the decision',
    as('line-manager'),
    during('voted'),
    { packet: true, reviewsIn: true, readiness: true },
  ],
  [
    'a line manager after the decision',
    as('line-manager'),
    during('decided'),
    { packet: true, reviewsIn: true, readiness: true, outcome: true, rationale: true },
  ],
  [
    'a line manager after release',
    as('line-manager'),
    during('released'),
    { packet: true, reviewsIn: true, readiness: true, outcome: true, rationale: true, feedback: true },
  ],
  [
    'a reviewer whose review is out',
    as('reviewer'),
    during('submitted'),
    { packet: true, reviewsIn: true, reviews: 'own', reviewComments: true },
  ],
  [
    'a reviewer whose review is in',
    as('reviewer'),
    during('decided', true),
    { packet: true, reviewsIn: true, reviewers: true, reviews: 'all', reviewComments: true, readiness: true },
  ],
  ['a member', as('member'), during('voting'), { ...all(), votes: 'own', openVotes: false }],
  ['the chair', as('chair'), during('voting'), { ...all(), openVotes: false }],
  ['an admin', as('admin'), during('voting'), { ...all(), votes: 'none', reviewComments: false, openVotes: false }],
  ['an auditor', as('auditor'), during('voting'), all()],
];

function all(): Sight {
  return Object.fromEntries(
    FIELDS.map((field) => [field, typeof BLIND[field] === 'boolean' ? true : 'all']),
  ) as unknown as Sight;
}

describe('what is seen of a nomination', () => {
  describe.each(TABLE)('%s', (_who, viewer, facts, seen) => {
    it.each(FIELDS)('sees of %s exactly what the table says', (field) => {
      expect(sightOf(viewer, facts)[field]).toBe(seen[field] ?? BLIND[field]);
    });
  });

  it('adds up what somebody sees in each capacity', () => {
    const sight = sightOf(as('line-manager', 'chair'), during('voting'));
    expect(sight).toEqual({ ...sightOf(as('chair'), during('voting')), votes: 'own' });
  });

  it.each(['member', 'chair', 'admin', 'auditor', 'line-manager'] as const)(
    'keeps ratings from a %s who owes a review',
    (capacity) => {
      const sight = sightOf(as(capacity, 'reviewer'), during('submitted'));
      expect(sight).toMatchObject({ reviews: 'own', readiness: false, reviewers: false });
    },
  );

  it.each(['member', 'chair'] as const)(
    'is not for ever less for a %s who missed a review: theirs can come in no more, not even after a reopening',
    (capacity) => {
      for (const status of ['submitted', 'voting', 'voted', 'decided', 'released', 'appealed'] as const) {
        expect(sightOf(as(capacity, 'reviewer'), during(status))).toMatchObject({ reviews: 'own', readiness: false });
        expect(sightOf(as(capacity, 'reviewer'), missed(status))).toMatchObject({ reviews: 'all', readiness: true });
      }
    },
  );

  it.each(['admin', 'line-manager'] as const)('stays less for %s who missed a review and does not vote', (capacity) => {
    expect(sightOf(as(capacity, 'reviewer'), missed('decided'))).toMatchObject({ reviews: 'own', readiness: false });
  });

  it('holds no vote but their own for a line manager, in whatever else they are', () => {
    for (const capacity of ['chair', 'member', 'auditor'] as const)
      expect(sightOf(as('line-manager', capacity), during('voted'))).toMatchObject({ votes: 'own', openVotes: false });
    expect(sightOf(as('line-manager', 'admin'), during('voted'))).toMatchObject({ votes: 'none' });
    expect(sightOf(as('line-manager', 'chair'), during('voted'))).toMatchObject({ tally: true, voters: true });
  });

  it('shows a member who has reviewed everything again', () => {
    expect(sightOf(as('member', 'reviewer'), during('submitted', true))).toMatchObject({
      reviews: 'all',
      readiness: true,
    });
  });
});
