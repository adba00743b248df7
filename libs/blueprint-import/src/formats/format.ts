import type { Area, Criterion, Level, RatingScale } from '@plumbline/domain';

/** What an import puts into a draft. A mapping of ours, not a statement of the document. */
export type Proposal = Readonly<{
  levels: readonly Level[];
  areas: readonly Area[];
  criteria: readonly Criterion[];
}>;

export type ImportOptions = Readonly<{
  /** That of the framework; 1 to 5 when absent. */
  scale?: Pick<RatingScale, 'min' | 'max'>;
  /** Asked of every criterion, on that scale; its middle, rounded up, when absent. */
  requiredRating?: number;
  /** Rank of the level among those of the framework; 1 when absent. */
  ordinal?: number;
}>;
