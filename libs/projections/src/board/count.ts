import type { BoardRow, StateCountRow } from '@plumbline/read-model';
import type { Change, ViewRows } from '@plumbline/view-store';
import { put } from '../kernel/changes.js';

/** A nomination's row without revision and time of the last change, which are updated for every event. */
export type BoardLine = Omit<BoardRow, 'revision' | 'updatedAt'>;

const counted = (rows: ViewRows, { cycleId, targetLevel: level, state }: BoardLine): StateCountRow =>
  rows.get<StateCountRow>('stateCount', { cycleId, level, state }) ?? {
    cycleId,
    level,
    state,
    nominations: 0,
    reviewers: 0,
    reviewsIn: 0,
  };

const changedBy = (count: StateCountRow, { reviewers, reviewsIn }: BoardLine, sign: 1 | -1): StateCountRow => ({
  ...count,
  nominations: count.nominations + sign,
  reviewers: count.reviewers + sign * reviewers,
  reviewsIn: count.reviewsIn + sign * reviewsIn,
});

const isCountedAlike = (a: BoardLine, b: BoardLine): boolean =>
  a.state === b.state && a.reviewers === b.reviewers && a.reviewsIn === b.reviewsIn;

/** Writes a nomination's line, and counts it in the states of its cycle. */
export const putCounted = (rows: ViewRows, row: BoardLine, before?: BoardLine): readonly Change[] => {
  const line = put('nomination', row);
  if (before === undefined) return [line, put('stateCount', changedBy(counted(rows, row), row, 1))];
  if (isCountedAlike(before, row)) return [line];
  const without = changedBy(counted(rows, before), before, -1);
  if (before.state === row.state) return [line, put('stateCount', changedBy(without, row, 1))];
  return [line, put('stateCount', without), put('stateCount', changedBy(counted(rows, row), row, 1))];
};
