import type { NominationStatus, Outcome } from '@plumbline/domain';

export const BOARD_SORTS = ['updatedAt', 'openedAt', 'candidate', 'targetLevel'] as const;
export type BoardSort = Readonly<{ by: (typeof BOARD_SORTS)[number]; descending: boolean }>;
export type BoardFilter = Readonly<{
  cycle?: string;
  targetLevel?: string;
  /** Any of them. */
  states?: readonly NominationStatus[];
  orgUnit?: string;
  candidate?: string;
  /** Somebody anywhere in whose line the candidate is today. */
  manager?: string;
  /** Somebody who was asked, and neither declined nor was recused; for those who see who reviews, and of oneself. */
  reviewer?: string;
  /** Of the decision that stands, for those who see it. */
  outcome?: Outcome;
  /** Words of the name or the id of the candidate. */
  text?: string;
}>;
