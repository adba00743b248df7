import { ensure } from '../../kernel/domain-error.js';
import { ensureReason } from '../../kernel/text.js';
import { isInstant, isLater } from '../../kernel/time.js';
import type { Instant } from '../../kernel/types.js';
import type { MoveDeadlines } from '../commands.js';
import type { CycleEvent, Deadlines } from '../events.js';
import type { CycleState } from '../state.js';

const ORDER = ['nominations', 'reviews', 'votes', 'decisions'] as const satisfies readonly (keyof Deadlines)[];

export const ensureInFuture = (name: keyof Deadlines, deadline: Instant, now: Instant): void => {
  ensure(
    isInstant(deadline),
    'deadline-invalid',
    `The deadline for ${name} must be an instant in UTC such as 2027-03-01T00:00:00Z.`,
  );
  ensure(isLater(deadline, now), 'deadline-past', `The deadline for ${name} must lie after ${now}.`);
};

export const ensureInOrder = (deadlines: Deadlines): void => {
  for (const [index, name] of ORDER.entries()) {
    const before = ORDER[index - 1];
    ensure(
      before === undefined || isLater(deadlines[name], deadlines[before]),
      'deadline-order',
      `The deadline for ${name} must be later than the one for ${before ?? name}: ${deadlines[name]} is not after ${before === undefined ? '' : deadlines[before]}. Deadlines can be moved together, in one request.`,
    );
  }
};

export const ensureDeadlines = (deadlines: Deadlines, now: Instant): void => {
  for (const name of ORDER) ensureInFuture(name, deadlines[name], now);
  ensureInOrder(deadlines);
};

/** Those that move have to lie ahead; in order has to be the whole, so that the order in which they are named means nothing. */
export const moveDeadlines = ({ data, now }: MoveDeadlines, state: CycleState): readonly CycleEvent[] => {
  const { cycleId, reason } = data;
  const moved = ORDER.flatMap((deadline) => {
    const [from, to] = [state.deadlines[deadline], data.deadlines[deadline]];
    return to === undefined || Date.parse(from) === Date.parse(to) ? [] : [{ deadline, from, to }];
  });
  if (moved.length === 0) return [];
  ensureReason(reason);
  for (const { deadline, to } of moved) ensureInFuture(deadline, to, now);
  ensureInOrder({ ...state.deadlines, ...Object.fromEntries(moved.map(({ deadline, to }) => [deadline, to])) });
  return moved.map((each) => ({ type: 'DeadlineMoved', data: { cycleId, ...each, reason } }));
};
