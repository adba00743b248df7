import { type EventMark, markOf } from '@plumbline/access';
import type { AnyEvent } from '@plumbline/domain';

/**
 * The marks of a stream's events, newest first, `length` of them; null before the first. A longer one holds the shorter, so that what a view of
 * an older revision shows can be counted, too.
 */
export type Trail = Readonly<{ mark: EventMark; length: number; before: Trail | null }> | null;

/** About what an event's mark takes of memory. */
export const MARK_WEIGHT = 128;

const OF_DECISIONS = ['DecisionRecorded', 'FeedbackReleased', 'DecisionReopened'];

/** Whether there is a decision that stands, and its feedback was released. */
const isReleased = (trail: Trail): boolean => {
  let at = trail;
  while (at !== null && !OF_DECISIONS.includes(at.mark.type)) at = at.before;
  return at?.mark.type === 'FeedbackReleased';
};

const following = (before: Trail, event: AnyEvent): Trail => ({
  mark: markOf(event, () => isReleased(before)),
  length: (before?.length ?? 0) + 1,
  before,
});

export const extended = (trail: Trail, events: readonly AnyEvent[]): Trail => events.reduce(following, trail);

/** How many of the first `length` events fit. */
export const countIn = (trail: Trail, length: number, fits: (mark: EventMark) => boolean): number => {
  let count = 0;
  for (let at = trail; at !== null; at = at.before) if (at.length <= length && fits(at.mark)) count += 1;
  return count;
};
