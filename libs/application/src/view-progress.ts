import type { Position } from '@plumbline/domain';
import type { EventStore } from '@plumbline/event-log';

/** How far the views are behind the store. */
export interface ViewProgress {
  /** True once the views include everything up to the position, false where they do not in that time. */
  waitFor(position: Position, timeoutMs: number): Promise<boolean>;
}
export const VIEW_PROGRESS = Symbol('ViewProgress');

/** The views have not come as far as a decision needs them. Nothing was appended. */
export class ViewsBehind extends Error {
  override readonly name = 'ViewsBehind';
}

const WAIT_MS = 2_000;

/** For what nothing on the write side lists. @throws ViewsBehind */
export const untilViewsAreCurrent = async (store: EventStore, progress: ViewProgress): Promise<void> => {
  const head = await store.head();
  if (head !== null && !(await progress.waitFor(head, WAIT_MS))) throw new ViewsBehind();
};
