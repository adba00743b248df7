import type { PersonRow } from './rows.js';

export const OUTCOMES = ['registered', 'changed', 'unchanged', 'refused', 'not-sent'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type RowReport = Readonly<{
  line: number;
  id: string;
  outcome: Outcome;
  /** What changed or would change, or why not. */
  detail: string;
}>;

export const rowReport = ({ line, id }: PersonRow, outcome: Outcome, details: readonly string[]): RowReport => ({
  line,
  id,
  outcome,
  detail: details.join('; '),
});

export type Counts = Readonly<Record<Outcome, number>>;

export const countsOf = (reports: readonly RowReport[]): Counts => {
  const counts = { registered: 0, changed: 0, unchanged: 0, refused: 0, 'not-sent': 0 };
  for (const { outcome } of reports) counts[outcome] += 1;
  return counts;
};

/** `3 registered, 1 refused`, without zero counts. */
export const summary = (counts: Counts): string =>
  OUTCOMES.filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome].toString()} ${outcome}`)
    .join(', ') || 'no rows';
