import { put } from '../kernel/changes.js';
import type { Change, OwnRows } from '@plumbline/view-store';
import type { BoardRow, StateCountRow } from '@plumbline/read-model';

const counted = (own: OwnRows, { cycleId, targetLevel: level, state }: BoardRow): StateCountRow =>
  own.get<StateCountRow>('stateCount', { cycleId, level, state }) ?? {
    cycleId,
    level,
    state,
    nominations: 0,
    reviewers: 0,
    reviewsIn: 0,
  };

const changedBy = (count: StateCountRow, { reviewers, reviewsIn }: BoardRow, sign: 1 | -1): StateCountRow => ({
  ...count,
  nominations: count.nominations + sign,
  reviewers: count.reviewers + sign * reviewers,
  reviewsIn: count.reviewsIn + sign * reviewsIn,
});

const isCountedAlike = (a: BoardRow, b: BoardRow): boolean =>
  a.state === b.state && a.reviewers === b.reviewers && a.reviewsIn === b.reviewsIn;

/** A nomination's line, and what the counts of its cycle become with it. */
export const kept = (own: OwnRows, row: BoardRow, before?: BoardRow): readonly Change[] => {
  const line = put('nomination', row);
  if (before === undefined) return [line, put('stateCount', changedBy(counted(own, row), row, 1))];
  if (isCountedAlike(before, row)) return [line];
  const without = changedBy(counted(own, before), before, -1);
  if (before.state === row.state) return [line, put('stateCount', changedBy(without, row, 1))];
  return [line, put('stateCount', without), put('stateCount', changedBy(counted(own, row), row, 1))];
};
