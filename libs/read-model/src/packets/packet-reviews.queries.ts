import type { CitedSignal, Confidence, CriterionRating, Recommendation } from '@plumbline/domain';
import type { ReviewerStatus } from './packets.table.js';
import type { Kysely } from 'kysely';
import { fromJson } from '@plumbline/view-store';
import { type Named, nameOf } from '../names.js';
import type { Views } from '../tables.js';

export type ReviewerItem = Readonly<{
  reviewer: Named;
  status: ReviewerStatus;
  /** Why they declined or were recused. */
  reason: string | null;
  changedAt: string;
}>;
export type ReviewItem = Readonly<{
  reviewer: Named;
  ratings: readonly CriterionRating[];
  recommendation: Recommendation;
  confidence: Confidence;
  comment: string | null;
  counterSignals: readonly CitedSignal[];
  submittedAt: string;
  revisedAt: string | null;
  revisedBecause: string | null;
  /** False once its reviewer was recused. */
  counts: boolean;
}>;

export const reviewersOf = async (db: Kysely<Views>, nominationId: string): Promise<readonly ReviewerItem[]> => {
  const rows = await db
    .selectFrom('packetReviewer as r')
    .leftJoin('person as p', 'p.personId', 'r.personId')
    .select(['r.personId', 'r.status', 'r.reason', 'r.changedAt', nameOf('p').as('name')])
    .where('r.nominationId', '=', nominationId)
    .orderBy('r.personId')
    .execute();
  return rows.map(({ personId, name, ...row }) => ({ reviewer: { id: personId, name }, ...row }));
};

/** In the order in which they came in. */
export const reviewsOf = async (db: Kysely<Views>, nominationId: string): Promise<readonly ReviewItem[]> => {
  const rows = await db
    .selectFrom('packetReview as r')
    .leftJoin('person as p', 'p.personId', 'r.reviewerId')
    .selectAll('r')
    .select(nameOf('p').as('name'))
    .where('r.nominationId', '=', nominationId)
    .orderBy('r.submittedAt')
    .orderBy('r.reviewerId')
    .execute();
  return rows.map((row) => ({
    reviewer: { id: row.reviewerId, name: row.name },
    ratings: fromJson(row.ratings),
    recommendation: row.recommendation,
    confidence: row.confidence,
    comment: row.comment,
    counterSignals: fromJson(row.counterSignals),
    submittedAt: row.submittedAt,
    revisedAt: row.revisedAt,
    revisedBecause: row.revisedBecause,
    counts: row.counts === 1,
  }));
};
