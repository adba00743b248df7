import { ensure } from '../../kernel/domain-error.js';
import { allDueOn, isDue, MOST_MONTHS, RETENTION_CLASSES, type Retention } from '../../kernel/retention.js';
import { same } from '../../kernel/same.js';
import { ensureReason } from '../../kernel/text.js';
import type { ExpireCycleTexts, SetRetention } from '../commands.js';
import type { CycleEvent } from '../events.js';
import type { CycleState } from '../state.js';

type Events = readonly CycleEvent[];

const isMonths = (months: number | null): boolean =>
  months === null || (Number.isInteger(months) && months >= 1 && months <= MOST_MONTHS);

export const ensureRetention = (retention: Retention): void => {
  const wrong = RETENTION_CLASSES.filter((ofClass) => !isMonths(retention[ofClass]));
  ensure(
    wrong.length === 0,
    'retention-months',
    `Texts are kept for a whole number of months, from 1 to ${String(MOST_MONTHS)}, or null for as long as the person is not erased; fix: ${wrong.join(', ')}.`,
    'retention',
  );
};

export const ensureTextsKept = ({ cycleId, textsExpired }: CycleState): void => {
  ensure(
    !textsExpired,
    'texts-expired',
    `The retention of cycle ${cycleId} has ended, and with it every text about its nominations.`,
  );
};

/** In every phase, since a closed cycle is what it is about. */
export const setRetention = ({ data }: SetRetention, state: CycleState): Events => {
  const { cycleId, retention, reason } = data;
  if (same(retention, state.retention)) return [];
  ensureTextsKept(state);
  ensureRetention(retention);
  ensureReason(reason);
  return [{ type: 'RetentionSet', data: { cycleId, retention, reason } }];
};

/** What is not due, or held, changes nothing: the server tries again. */
export const expireCycleTexts = ({ data, facts, now }: ExpireCycleTexts, state: CycleState): Events => {
  if (state.textsExpired || facts.textsLeft || facts.held || !isDue(allDueOn(state), now)) return [];
  return [{ type: 'CycleTextsExpired', data }];
};
