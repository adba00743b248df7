import type { CitedSignal, CriterionRating, UnjudgedCriterion } from '@plumbline/domain';
import type { Review, Reviewer } from '@plumbline/responses';
import type { Kysely } from 'kysely';
import { fromJson } from '@plumbline/view-store';
import { nameOf } from '../names.js';
import { type NominationHead, nominationHeadOf } from './nomination-head.queries.js';
import { behind, type Page, pageOf, type PageOf } from '../paging/page.js';
import type { Views } from '../tables.js';
import { cachedWhileUnchanged, ofNomination } from '../cached.js';

/** A review with all its fields. Visibility is applied later. */
export type ReviewerItem = Omit<Reviewer, 'hidden'> & Readonly<{ reasonBy: string | null }>;
export type ReviewItem = Omit<Review, 'ratings' | 'cannotJudge' | 'counterSignals' | 'hidden'> &
  Readonly<{
    ratings: readonly CriterionRating[];
    cannotJudge: readonly UnjudgedCriterion[];
    counterSignals: readonly CitedSignal[];
  }>;

export const reviewsScope = (nominationId: string): string => `reviews ${nominationId}`;

const known = (mark: number | null): boolean | null => (mark === null ? null : mark === 1);

export const reviewersOf = async (db: Kysely<Views>, nominationId: string): Promise<readonly ReviewerItem[]> => {
  const rows = await db
    .selectFrom('packetReviewer as r')
    .leftJoin('person as p', 'p.personId', 'r.personId')
    .select(['r.personId', 'r.status', 'r.reason', 'r.reasonBy', 'r.changedAt', nameOf('p').as('name')])
    .where('r.nominationId', '=', nominationId)
    .orderBy('r.personId')
    .execute();
  return rows.map(({ personId, name, ...row }) => ({
    reviewer: { id: personId, name },
    ...row,
  }));
};

const reviewRows = (db: Kysely<Views>, nominationId: string) =>
  db
    .selectFrom('packetReview as r')
    .leftJoin('person as p', 'p.personId', 'r.reviewerId')
    .selectAll('r')
    .select(nameOf('p').as('name'))
    .where('r.nominationId', '=', nominationId)
    .orderBy('r.submittedAt')
    .orderBy('r.reviewerId');

type ReviewRow = Awaited<ReturnType<ReturnType<typeof reviewRows>['execute']>>[number];
const reviewOf = (row: ReviewRow): ReviewItem => ({
  reviewer: { id: row.reviewerId, name: row.name },
  ratings: fromJson(row.ratings),
  cannotJudge: fromJson(row.cannotJudge),
  recommendation: row.recommendation,
  confidence: row.confidence,
  comment: row.comment,
  counterSignals: fromJson(row.counterSignals),
  submittedAt: row.submittedAt,
  revisedAt: row.revisedAt,
  revisedBecause: row.revisedBecause,
  sight: known(row.sight),
  revisedAfterOthers: known(row.revisedAfterOthers),
  voided: row.counts === 0,
});

/** In the order in which they came in. */
export const reviewsOf = async (db: Kysely<Views>, nominationId: string): Promise<readonly ReviewItem[]> =>
  (await reviewRows(db, nominationId).execute()).map(reviewOf);

export type ReviewsPage = NominationHead & Page<ReviewItem>;

const readReviewsPage = async (
  db: Kysely<Views>,
  nominationId: string,
  { limit, after }: PageOf,
): Promise<ReviewsPage | undefined> => {
  const head = await nominationHeadOf(db, nominationId);
  if (head === undefined) return undefined;
  const rows = await reviewRows(db, nominationId)
    .$if(after !== undefined, (q) => q.where(behind(['r.submittedAt', 'r.reviewerId'], after ?? [], false)))
    .limit(limit + 1)
    .execute();
  const page = pageOf(rows, limit, {
    scope: reviewsScope(nominationId),
    place: ({ submittedAt, reviewerId }) => [submittedAt, reviewerId],
    item: reviewOf,
  });
  return { ...head, ...page };
};

/** A page of them with the head of the nomination; undefined where there is no such nomination. */
export const reviewsPage = cachedWhileUnchanged(readReviewsPage, {
  megabytes: 8,
  key: (nominationId, page) => JSON.stringify([nominationId, page]),
  sources: ofNomination,
});
