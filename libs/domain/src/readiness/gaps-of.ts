import type { CriterionKey } from '../kernel/types.js';
import { isContested } from './findings.js';
import type { CriterionReadiness, LevelReadiness } from './types.js';

/** What would close one criterion's gap; at least one of the four says something. */
export type Gap = Readonly<{
  criterion: CriterionKey;
  area: string;
  critical: boolean;
  weight: number;
  /** Evidence items still to attach. */
  evidenceMissing: number;
  /** Nobody whose rating counts has rated it. */
  unrated: boolean;
  /** Points between the median and the required rating; 0 where it is met or unrated. */
  ratingMissing: number;
  /** Ratings two or more points apart: to be talked over before the vote. */
  contested: boolean;
}>;

const gapOf = (row: CriterionReadiness): Gap => ({
  criterion: row.key,
  area: row.area,
  critical: row.critical,
  weight: row.weight,
  evidenceMissing: Math.max(0, row.minEvidence - row.evidence),
  unrated: row.rating === null,
  ratingMissing: Math.max(0, row.requiredRating - (row.rating ?? row.requiredRating)),
  contested: isContested(row.spread),
});

const isOpen = (gap: Gap): boolean => gap.evidenceMissing > 0 || gap.unrated || gap.ratingMissing > 0 || gap.contested;

/** What is missing for a level, critical criteria first, then the heaviest; empty where nothing is. */
export const gapsOf = ({ criteria }: LevelReadiness): readonly Gap[] =>
  criteria
    .map(gapOf)
    .filter(isOpen)
    .sort((a, b) => Number(b.critical) - Number(a.critical) || b.weight - a.weight);
