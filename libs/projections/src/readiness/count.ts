import type { BandCountRow, ReadinessRow } from '@plumbline/read-model';
import type { Change, ViewRows } from '@plumbline/view-store';
import { put } from '../kernel/changes.js';

type Counted = Readonly<{ row: ReadinessRow; sign: 1 | -1 }>;

const keyOf = ({ cycleId, orgUnit, level, band }: ReadinessRow) => ({ cycleId, orgUnit, level, band });

const isCountedAlike = (a: ReadinessRow, b: ReadinessRow): boolean => a.band === b.band && a.live === b.live;

/** The counts to decrease and increase; none if the band is unchanged. */
const moves = (stored: ViewRows, row: ReadinessRow): readonly Counted[] => {
  const { nominationId, level } = row;
  const before = stored.get<ReadinessRow>('readiness', { nominationId, level });
  if (before !== undefined && isCountedAlike(before, row)) return [];
  const left: readonly Counted[] = before === undefined ? [] : [{ row: before, sign: -1 }];
  return [...left, { row, sign: 1 as const }].filter((counted) => counted.row.live === 1);
};

const adding = (stored: ViewRows, counts: Map<string, BandCountRow>, { row, sign }: Counted): void => {
  const key = keyOf(row);
  const name = JSON.stringify(key);
  const none = { ...key, ordinal: row.ordinal, nominations: 0, targeting: 0 };
  const count = counts.get(name) ?? stored.get<BandCountRow>('bandCount', key) ?? none;
  const { nominations, targeting } = count;
  counts.set(name, { ...count, nominations: nominations + sign, targeting: targeting + sign * row.targeted });
};

/** Writes the rows of one event, each for another nomination or level, and counts them in the bands of their cycles. */
export const putCounted = (stored: ViewRows, rows: readonly ReadinessRow[]): readonly Change[] => {
  const counts = new Map<string, BandCountRow>();
  for (const counted of rows.flatMap((row) => moves(stored, row))) adding(stored, counts, counted);
  return [...rows.map((row) => put('readiness', row)), ...[...counts.values()].map((count) => put('bandCount', count))];
};
