import type { Position } from '@plumbline/domain';
import type { View } from '@plumbline/projections';
import type { Checkpoint, Log, ReadModel } from '@plumbline/read-model';
import { isBefore } from './progress.js';
import type { Projector } from './projector.js';

type Options = Readonly<{ readModel: ReadModel; views: readonly View[]; log: Log }>;

/**
 * Puts the projector where the read model says that its views are. A view that is ahead of the store (an older store was put back
 * under it) begins anew.
 * @returns the views that do
 */
export const restore = (
  { readModel, views, log }: Options,
  projector: Projector,
  head: Position | null,
): ReadonlySet<string> => {
  const ahead = new Set<string>();
  for (const view of views) {
    const checkpoint = checkpointOf(readModel, view);
    if (checkpoint === null || (head !== null && !isBefore(head, checkpoint))) continue;
    log.warn({ view: view.name, checkpoint, head }, 'view is ahead of the event store; it begins anew');
    readModel.beginAnew(view);
    ahead.add(view.name);
  }
  for (const view of views) {
    const parked = readModel.parked().filter((stream) => stream.view === view.name);
    const streams = new Map(parked.map((stream) => [stream.stream, stream]));
    projector.moveTo(view.name, { position: checkpointOf(readModel, view), parked: streams });
  }
  return ahead;
};

const checkpointOf = (readModel: ReadModel, view: View): Checkpoint['position'] =>
  readModel.stored().find((checkpoint) => checkpoint.view === view.name)?.position ?? null;
