import { isLater } from '../kernel/time.js';
import type { Instant, LevelKey } from '../kernel/types.js';
import type { PersonState } from './state.js';

/** Whether somebody was on one of these levels at that time or any later one. */
export const stoodOn = ({ levels }: Pick<PersonState, 'levels'>, keys: readonly LevelKey[], since: Instant): boolean =>
  levels.some(({ level, until }) => keys.includes(level) && (until === null || !isLater(since, until)));
