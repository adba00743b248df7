import type { EventStore } from '@plumbline/event-log';
import type { Position } from '@plumbline/domain';
import type { View } from '@plumbline/view-store';
import type { Checkpoint, WritableViews } from '@plumbline/view-store';
import { areOfOneStore, isBefore } from './progress.js';
import type { Projector } from './projector.js';

type Options = Readonly<{ readModel: WritableViews; views: readonly View[] }>;

/** The views have handled events that the store does not hold: it was emptied, or an older copy was put in its place. */
export class EventsMissing extends Error {
  override readonly name = 'EventsMissing';
  constructor(view: string, checkpoint: Position, head: Position | null) {
    super(
      `Events are missing: the view ${view} has handled position ${checkpoint}, and the event store ends at ` +
        `${head ?? 'nothing'}. If they are views of another log, name the right one in PLUMBLINE_STORE_URL or PLUMBLINE_VIEWS_URL. ` +
        'Else put the newest copy of the events back (events.db with its -wal file). Only if this older one is what you want, ' +
        'delete views.db and what stands beside it (in PostgreSQL: the schemas plumbline_views_…, with DROP SCHEMA … CASCADE), and start again.',
    );
  }
}

/** The views are those of another log: they were put beside this one, or this one was put beside them. */
export class ViewsOfAnotherLog extends Error {
  override readonly name = 'ViewsOfAnotherLog';
  constructor(theirs: string, first: string | null) {
    super(
      `The views are derived from another log: its first event is ${theirs}, and the first of this event store is ${first ?? 'not there yet'}. ` +
        'Give each log a folder or database of its own (PLUMBLINE_VIEWS_URL, or PLUMBLINE_DATA_DIR), or delete views.db and what stands beside it (in PostgreSQL: the schemas plumbline_views_…, with DROP SCHEMA … CASCADE): the views are derived again then.',
    );
  }
}

/** The log was moved between EventStoreDB and another store since: it has the same events, at other positions. */
export class ViewsOfBeforeMove extends Error {
  override readonly name = 'ViewsOfBeforeMove';
  constructor(view: string) {
    super(
      `The view ${view} is derived from this log as it was in another store, where events had other positions. Name a new database in PLUMBLINE_VIEWS_URL, or ` +
        'delete views.db and what stands beside it (in PostgreSQL: the schemas plumbline_views_…, with DROP SCHEMA … CASCADE): the views are derived again then.',
    );
  }
}

/** The id of the first event; null of an empty store. */
export const firstEventOf = async (store: Pick<EventStore, 'readAll'>): Promise<string | null> =>
  (await store.readAll(null, 1, 'references'))[0]?.id ?? null;

type Reached = Pick<Checkpoint, 'view' | 'position'>;
type Derived = Readonly<{ checkpoints: readonly Reached[]; source: string | null }>;

/**
 * What views have to be derived from: all that they have handled, and the same log. `first` is the id of its first event.
 * @throws EventsMissing where a view is ahead of the store; continuing would assign positions twice
 * @throws ViewsOfAnotherLog, ViewsOfBeforeMove
 */
export const ensureOfLog = (
  { head, first }: Readonly<{ head: Position | null; first: string | null }>,
  { checkpoints, source }: Derived,
): void => {
  // Of an empty log it is not known.
  if (source !== null && first !== source && first !== null) throw new ViewsOfAnotherLog(source, first);
  ensureNoneMissing(checkpoints, head);
  if (source !== null && first !== source) throw new ViewsOfAnotherLog(source, first);
};

/** The same of a store that is open. */
export const ensureDerivedFrom = async (store: Pick<EventStore, 'readAll' | 'head'>, views: Derived): Promise<void> => {
  const head = await store.head();
  ensureOfLog({ head, first: views.source === null ? null : await firstEventOf(store) }, views);
};

const ensureNoneMissing = (checkpoints: readonly Reached[], head: Position | null): void => {
  for (const { view, position } of checkpoints) {
    if (position !== null && head !== null && !areOfOneStore(position, head)) throw new ViewsOfBeforeMove(view);
    if (position !== null && (head === null || isBefore(head, position))) throw new EventsMissing(view, position, head);
  }
};

/** Restores the progress of the projector from the read model. */
export const restore = async ({ readModel, views }: Options, projector: Projector): Promise<void> => {
  const [checkpoints, allParked] = [await readModel.stored(), await readModel.parked()];
  for (const view of views) {
    const position = checkpoints.find((checkpoint) => checkpoint.view === view.name)?.position ?? null;
    const parked = allParked.filter((stream) => stream.view === view.name);
    const streams = new Map(parked.map((stream) => [stream.stream, stream]));
    projector.moveTo(view.name, { position, parked: streams });
  }
};
