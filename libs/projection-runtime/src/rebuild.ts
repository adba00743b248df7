import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventStore, StoredEvent } from '@plumbline/event-log';
import type { Instant, Position } from '@plumbline/domain';
import type { View } from '@plumbline/view-store';
import { isRowDefect, type Rebuild, type WritableViews } from '@plumbline/view-store';
import { TimeSlices } from './time-slices.js';
import { isBefore, least } from './progress.js';
import { Projector } from './projector.js';

/** Events handled, out of those in the store at the last count. */
export type RebuildProgress = Readonly<{ views: readonly string[]; handled: number; total: number }>;

export type RebuildOptions = Readonly<{
  store: EventStore;
  readModel: WritableViews;
  live: Projector;
  views: readonly View[];
  batch: number;
  signal: AbortSignal;
  now: () => Instant;
  onProgress: (progress: RebuildProgress) => void;
}>;

/** The rebuild was told to stop; the served rows are as they were. */
export class RebuildStopped extends Error {
  override readonly name = 'RebuildStopped';
}

/**
 * Projects all events into new tables while the served ones are updated, and swaps the new ones in once they have come
 * as far as the store and as the served ones.
 * @throws RebuildStopped
 */
export const rebuild = async (options: RebuildOptions): Promise<void> => {
  try {
    await rebuildBy(options, 'gathered');
  } catch (error) {
    if (error instanceof RebuildStopped || !isRowDefect(error)) throw error;
    // A row cannot be written. Writing each slice finds the event that causes it, and its stream is parked.
    await rebuildBy(options, 'at-once');
  }
};

const rebuildBy = async (options: RebuildOptions, how: 'gathered' | 'at-once'): Promise<void> => {
  const { readModel, views, now } = options;
  const tables = await readModel.rebuildTables(views, how);
  try {
    const built = new Projector({ views, rows: tables.rows, now, parked: () => undefined });
    await build(options, built, () => swap(options, { tables, built }));
  } finally {
    await tables.discard();
  }
};

/** Ends with `arrived`, while the served tables, with which the new ones have caught up, stand still. */
const build = async (options: RebuildOptions, built: Projector, arrived: () => Promise<void>): Promise<void> => {
  const { store, live, batch, onProgress } = options;
  const views = options.views.map((view) => view.name);
  const total = await store.remaining(null);
  let handled = 0;
  onProgress({ views, handled, total });
  for (;;) {
    const events = await store.readAll(least(built.progress.values()), batch, 'references');
    await project(events, built, options.signal);
    handled += events.length;
    onProgress({ views, handled, total: Math.max(handled, total) });
    const isDone = async (): Promise<boolean> => {
      if (!isThere(live, built, views)) return false;
      await arrived();
      return true;
    };
    if (events.length < batch && (await live.exclusively(isDone))) return;
    await nextTurn();
  }
};

const project = async (events: readonly StoredEvent[], built: Projector, signal: AbortSignal): Promise<void> => {
  const slices = new TimeSlices(built.sliceMs);
  for (let next = 0; next < events.length;) {
    if (signal.aborted) throw new RebuildStopped('the rebuild was stopped');
    next = await built.apply(events, next, slices.until);
    await slices.yieldIfUsedUp();
  }
};

const isThere = (live: Projector, built: Projector, views: readonly string[]): boolean => {
  const position: Position | null = least(built.progress.values());
  return views.every((view) => {
    const served = live.progressOf(view).position;
    return served === null || !isBefore(position, served);
  });
};

const swap = async (
  { live, views }: RebuildOptions,
  { tables, built }: { tables: Rebuild; built: Projector },
): Promise<void> => {
  await tables.rows.flush();
  await tables.swap((view) => {
    const { position, parked } = built.progressOf(view);
    return { position, parked: [...parked.values()] };
  });
  for (const { name } of views) live.moveTo(name, built.progressOf(name));
};
