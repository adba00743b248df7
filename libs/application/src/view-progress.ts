import type { Position } from '@plumbline/domain';
import type { EventStore } from '@plumbline/event-log';
import { ViewsUnavailable } from '@plumbline/view-store';

/** How far the views are behind the store. */
export interface ViewProgress {
  /** True once the views include everything up to the position, false where they do not in that time. @throws ViewsUnavailable where they cannot be read */
  waitFor(position: Position, timeoutMs: number): Promise<boolean>;
}
export const VIEW_PROGRESS = Symbol('ViewProgress');

/** The views have not come as far as a decision needs them. Nothing was appended. */
export class ViewsBehind extends Error {
  override readonly name = 'ViewsBehind';
}

const WAIT_MS = 2_000;

/** For whoever goes on either way, also where the views cannot be read. */
export const waitAWhile = async (progress: ViewProgress, position: Position, timeoutMs: number): Promise<void> => {
  try {
    await progress.waitFor(position, timeoutMs);
  } catch (error) {
    if (!(error instanceof ViewsUnavailable)) throw error;
  }
};

/** For what nothing on the write side lists. @throws ViewsBehind, ViewsUnavailable */
export const untilViewsAreCurrent = async (store: EventStore, progress: ViewProgress): Promise<void> => {
  const head = await store.head();
  if (head !== null && !(await progress.waitFor(head, WAIT_MS))) throw new ViewsBehind();
};
