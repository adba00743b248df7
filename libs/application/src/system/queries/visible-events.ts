import type { Position } from '@plumbline/domain';
import type { ListViewer } from '@plumbline/read-model';
import type { StoredEvent as ShownEvent, StoredEventPage } from '@plumbline/responses';
import { type EventStore, isReadable, type StoredEvent } from '../../ports/event-store.port.js';
import type { ViewerResolver } from '../../viewer-resolver.js';
import { isOfNomination, mayKnowNomination, mayReadEvent } from '../visible-streams.js';

const BATCH = 200;

export type EventsAfter = Readonly<{ after: Position | null; limit: number }>;

/** The token is not a position of this store. */
export class UnknownPosition extends Error {
  override readonly name = 'UnknownPosition';
}

const itemOf = (event: StoredEvent): ShownEvent => {
  const { id, type, version, stream, revision, position, metadata } = event;
  const place = { position, withheld: false, id, type, version, stream, revision: revision.toString(), metadata };
  return isReadable(event)
    ? { ...place, data: { ...event.data }, unreadable: null }
    : { ...place, data: null, unreadable: event.unreadable };
};

const withheld = ({ position }: StoredEvent): ShownEvent => ({
  ...{ position, withheld: true, id: null, type: null, version: null, stream: null, revision: null },
  ...{ metadata: null, data: null, unreadable: null },
});

const shownTo = async (resolver: ViewerResolver, event: StoredEvent, viewer: ListViewer): Promise<ShownEvent> =>
  (await mayReadEvent(resolver, event, viewer))
    ? itemOf(await withoutHiddenName(resolver, event, viewer))
    : withheld(event);

/** A change of level names the nomination that led to it: not to an auditor for whom that does not exist. */
const withoutHiddenName = async (
  resolver: ViewerResolver,
  event: StoredEvent,
  viewer: ListViewer,
): Promise<StoredEvent> => {
  if (!isReadable(event)) return event;
  const { stream, data } = event;
  if (isOfNomination(stream) || !('nominationId' in data) || typeof data.nominationId !== 'string') return event;
  if (await mayKnowNomination(resolver, data.nominationId, viewer)) return event;
  return { ...event, data: { ...data, nominationId: null } };
};

/** Only the store knows the format of its positions, and refuses others. */
const read = async (store: EventStore, after: Position | null): Promise<readonly StoredEvent[]> => {
  try {
    return await store.readAll(after, BATCH);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UnknownPosition('Not a position of this store.', { cause: error });
  }
};

/**
 * Stored events in global order. Those that the viewer may not read stand in their places and are withheld: a gap would tell when and how
 * far somebody was nominated.
 *
 * @throws UnknownPosition
 */
export const visibleEvents = async (
  { store, resolver }: Readonly<{ store: EventStore; resolver: ViewerResolver }>,
  viewer: ListViewer,
  { after, limit }: EventsAfter,
): Promise<StoredEventPage> => {
  const items: ShownEvent[] = [];
  let cursor = after;
  for (;;) {
    const batch = await read(store, cursor);
    for (const event of batch) {
      items.push(await shownTo(resolver, event, viewer));
      if (items.length === limit) return { items, nextCursor: event.position };
      cursor = event.position;
    }
    if (batch.length < BATCH) return { items, nextCursor: null };
  }
};
