import type { Area, BlueprintItem, Criterion, Level, RatingScale } from '@plumbline/domain';
import type { Decoded } from '../source/decode.js';

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

export type Reading = Readonly<{
  items: readonly BlueprintItem[];
  /** Texts that were not understood, in the order of the document. */
  unmapped: readonly string[];
  proposal: Proposal;
}>;

/** What a document brings into a draft when it is imported at once, unmapped. */
export type Format = Readonly<{
  /** That of the inspections that it is for. */
  name: string;
  /** Null where a closer look shows that it is none of this family. */
  read: (document: Decoded, options: ImportOptions) => Reading | null;
}>;
