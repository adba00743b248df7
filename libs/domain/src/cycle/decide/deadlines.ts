import { ensure } from '../../kernel/domain-error.js';
import { isInstant, isLater } from '../../kernel/time.js';
import type { Instant } from '../../kernel/types.js';
import type { Deadlines } from '../events.js';

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
      `The deadline for ${name} must be later than the one for ${before ?? name}.`,
    );
  }
};

export const ensureDeadlines = (deadlines: Deadlines, now: Instant): void => {
  for (const name of ORDER) ensureInFuture(name, deadlines[name], now);
  ensureInOrder(deadlines);
};
