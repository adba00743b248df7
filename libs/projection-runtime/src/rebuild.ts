import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventStore, StoredEvent } from '@plumbline/event-log';
import type { Instant, Position } from '@plumbline/domain';
import type { View } from '@plumbline/view-store';
import { isRowDefect, type ReadModel, type RebuildTables } from '@plumbline/view-store';
import { TimeSlices } from './time-slices.js';
import { isBefore, least } from './progress.js';
import { Projector } from './projector.js';

/** Events handled, out of those in the store at the last count. */
export type RebuildProgress = Readonly<{ views: readonly string[]; handled: number; total: number }>;

export type RebuildOptions = Readonly<{
  store: EventStore;
  readModel: ReadModel;
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

/** Rows of the rebuilt tables that change often are written once; this many fit into the time of a slice. */
const WAITING_ROWS = 2_000;

/** The progress of a rebuild is written once, by the swap; a crash before it leaves only tables that the next start drops. */
const NOT_WRITTEN = { move: () => undefined, park: () => undefined, unpark: () => undefined };

/**
 * Projects all events into new tables while the served ones are updated, and swaps the new ones in once they have come
 * as far as the store and as the served ones.
 * @throws RebuildStopped
 */
export const rebuild = async (options: RebuildOptions): Promise<void> => {
  try {
    await rebuildBy(options, WAITING_ROWS);
  } catch (error) {
    if (error instanceof RebuildStopped || !isRowDefect(error)) throw error;
    // A row cannot be written. Writing each slice finds the event that causes it, and its stream is parked.
    await rebuildBy(options, 0);
  }
};

const rebuildBy = async (options: RebuildOptions, flushAt: number): Promise<void> => {
  const { readModel, views, now } = options;
  const tables = readModel.rebuildTables(views);
  try {
    const built = new Projector({
      views,
      rows: tables.rows,
      transaction: (work) => readModel.transaction(work),
      write: NOT_WRITTEN,
      flushAt,
      now,
      parked: () => undefined,
    });
    await build(options, built, () => {
      built.flush();
      swap(options, { tables, built });
    });
  } finally {
    await tables.discard();
  }
};

/** Calls `arrived` in the same event-loop turn in which the new tables caught up with the served ones: a turn later they may be behind. */
const build = async (options: RebuildOptions, built: Projector, arrived: () => void): Promise<void> => {
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
    if (events.length < batch && isThere(live, built, views)) {
      arrived();
      return;
    }
    await nextTurn();
  }
};

const project = async (events: readonly StoredEvent[], built: Projector, signal: AbortSignal): Promise<void> => {
  const slices = new TimeSlices();
  for (let next = 0; next < events.length;) {
    if (signal.aborted) throw new RebuildStopped('the rebuild was stopped');
    next = built.apply(events, next, slices.until);
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

const swap = (
  { live, views }: RebuildOptions,
  { tables, built }: { tables: RebuildTables; built: Projector },
): void => {
  tables.swap((view) => {
    const { position, parked } = built.progressOf(view);
    return { position, parked: [...parked.values()] };
  });
  for (const { name } of views) live.moveTo(name, built.progressOf(name));
};
