export const BOARD_SORTS = ['updatedAt', 'openedAt', 'candidate', 'targetLevel'] as const;
export type BoardSort = Readonly<{ by: (typeof BOARD_SORTS)[number]; descending: boolean }>;
export type BoardFilter = Readonly<{
  cycle?: string;
  targetLevel?: string;
  state?: string;
  orgUnit?: string;
  /** Somebody anywhere in whose line the candidate is today. */
  manager?: string;
}>;
