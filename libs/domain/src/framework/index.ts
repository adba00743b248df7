import type { FindingCommand, FindingEvent } from '../finding/index.js';
import type { Decider } from '../kernel/decider.js';
import type { Rubric } from '../kernel/rubric.js';
import type { FrameworkCommand } from './commands.js';
import { decide } from './decide/index.js';
import type { FrameworkEvent } from './events.js';
import { evolve, evolveAll, initialState, type FrameworkState } from './state.js';

export const framework: Decider<
  FrameworkState | null,
  FrameworkCommand | FindingCommand,
  FrameworkEvent | FindingEvent
> = {
  initialState,
  decide,
  evolve,
  evolveAll,
};

/** A published version, of a retired framework too: running nominations keep what they pinned. */
export const rubricOf = (state: FrameworkState | null, version: number): Rubric | undefined =>
  state?.published.get(version);

export * from './commands.js';
export * from './diff.js';
export * from './editions.js';
export * from './events.js';
export { matchItems, type ComparableItem } from './mapping/match-items.js';
export type * from './mapping/mapping.js';
export type { Kept } from './mapping/merge-draft.js';
export * from './mapping/preview-mapping.js';
export { citedPlace } from './mapping/cited-place.js';
export { semanticForm } from './semantic-form.js';
export type { FrameworkState } from './state.js';
