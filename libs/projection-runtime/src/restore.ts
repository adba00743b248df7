import type { Position } from '@plumbline/domain';
import type { View } from '@plumbline/view-store';
import type { Checkpoint, ReadModel } from '@plumbline/view-store';
import { isBefore } from './progress.js';
import type { Projector } from './projector.js';

type Options = Readonly<{ readModel: ReadModel; views: readonly View[] }>;

/** The views have handled events that the store does not hold: it was emptied, or an older copy was put in its place. */
export class EventsMissing extends Error {
  override readonly name = 'EventsMissing';
  constructor(view: string, checkpoint: Position, head: Position | null) {
    super(
      `Events are missing: the view ${view} has handled position ${checkpoint}, and the event store ends at ` +
        `${head ?? 'nothing'}. Put the newest copy of events.db (with its -wal file) back. If this older one is what you want, ` +
        'delete views.db and what stands beside it, and start again.',
    );
  }
}

type Reached = Pick<Checkpoint, 'view' | 'position'>;

/** @throws EventsMissing where a view is ahead of the store; continuing would assign positions twice */
export const ensureNoneMissing = (checkpoints: readonly Reached[], head: Position | null): void => {
  for (const { view, position } of checkpoints)
    if (position !== null && (head === null || isBefore(head, position))) throw new EventsMissing(view, position, head);
};

/** Restores the progress of the projector from the read model. */
export const restore = ({ readModel, views }: Options, projector: Projector, head: Position | null): void => {
  ensureNoneMissing(readModel.stored(), head);
  for (const view of views) {
    const position = checkpointOf(readModel, view);
    const parked = readModel.parked().filter((stream) => stream.view === view.name);
    const streams = new Map(parked.map((stream) => [stream.stream, stream]));
    projector.moveTo(view.name, { position, parked: streams });
  }
};

const checkpointOf = (readModel: ReadModel, view: View): Checkpoint['position'] =>
  readModel.stored().find((checkpoint) => checkpoint.view === view.name)?.position ?? null;
