import type { CriterionKey } from '../kernel/types.js';
import { isContested } from './findings.js';
import type { CriterionReadiness, CriterionStatus, LevelReadiness } from './types.js';

/** A criterion that something is missing for, as far as it is known without its ratings. */
export type GapByStatus = Readonly<{
  criterion: CriterionKey;
  area: string;
  critical: boolean;
  weight: number;
  /** Evidence items still to attach. */
  evidenceMissing: number;
  status: CriterionStatus | null;
}>;

/** What would close one criterion's gap; at least one of the four says something. */
export type Gap = GapByStatus &
  Readonly<{
    status: CriterionStatus;
    /** Nobody whose rating counts has rated it. */
    unrated: boolean;
    /** Points between the median and the required rating; 0 where it is met or unrated. */
    ratingMissing: number;
    /** Ratings two or more points apart: to be talked over before the vote. */
    contested: boolean;
  }>;

const byStatus = <S extends CriterionStatus | null>(row: CriterionReadiness, status: S) => ({
  criterion: row.key,
  area: row.area,
  critical: row.critical,
  weight: row.weight,
  evidenceMissing: Math.max(0, row.minEvidence - row.evidence),
  status,
});

const gapOf = (row: CriterionReadiness): Gap => ({
  ...byStatus(row, row.status),
  unrated: row.rating === null,
  ratingMissing: Math.max(0, row.requiredRating - (row.rating ?? row.requiredRating)),
  contested: isContested(row.spread),
});

const isOpen = (gap: Gap): boolean => gap.evidenceMissing > 0 || gap.unrated || gap.ratingMissing > 0 || gap.contested;

const inOrder = <G extends GapByStatus>(gaps: readonly G[]): readonly G[] =>
  gaps.toSorted((a, b) => Number(b.critical) - Number(a.critical) || b.weight - a.weight);

/** What is missing for a level, critical criteria first, then the heaviest; empty where nothing is. */
export const gapsOf = ({ criteria }: LevelReadiness): readonly Gap[] => inOrder(criteria.map(gapOf).filter(isOpen));

const MISSING: ReadonlySet<CriterionStatus | null> = new Set(['unevidenced', 'unrated', 'contested', 'below'] as const);

/** The same from evidence and statuses alone; `statusOf` answers null for a criterion whose status is not to be told. */
export const gapsByStatus = (
  { criteria }: LevelReadiness,
  statusOf: (key: CriterionKey) => CriterionStatus | null,
): readonly GapByStatus[] =>
  inOrder(
    criteria
      .map((row) => byStatus(row, statusOf(row.key)))
      .filter(({ evidenceMissing, status }) => evidenceMissing > 0 || MISSING.has(status)),
  );
