import type { Position } from '@plumbline/domain';
import type { ListViewer } from '@plumbline/read-model';
import type { StoredEvent as ShownEvent, StoredEventPage } from '@plumbline/responses';
import { type EventStore, isReadable, type StoredEvent } from '@plumbline/event-log';
import type { ViewerResolver } from '../../viewer-resolver.js';
import { withoutHiddenGuard } from '../without-hidden-guard.js';
import { isOfNomination, isOwnRecord, mayKnowNomination, mayReadEvent } from '../visible-streams.js';

const BATCH = 200;
/** Of one request with a filter: a page may hold fewer events than asked for, or none, and still name a cursor. */
const MOST_READ = 2_000;

/** `from` and `until`: instants, the first included. */
export type EventFilter = Readonly<{ stream?: string; type?: string; actor?: string; from?: string; until?: string }>;
export type EventsAfter = Readonly<{ after: Position | null; limit: number; filter?: EventFilter }>;

/** The token is not a position of this store. */
export class UnknownPosition extends Error {
  override readonly name = 'UnknownPosition';
}

const itemOf = (event: StoredEvent, viewer: ListViewer): ShownEvent => {
  const { id, type, version, stream, position, metadata } = event;
  const revision = isOwnRecord(stream, viewer) ? null : event.revision.toString();
  const place = { position, withheld: false, id, type, version, stream, revision, metadata };
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
    ? itemOf(await withoutHiddenName(resolver, event, viewer), viewer)
    : withheld(event);

/** A change of level names the nomination that led to it: not to an auditor for whom that does not exist. */
const withoutHiddenName = async (
  resolver: ViewerResolver,
  event: StoredEvent,
  viewer: ListViewer,
): Promise<StoredEvent> => {
  if (!isReadable(event)) return event;
  const { stream, data } = event;
  if (isOfNomination(stream) || !('nominationId' in data) || typeof data.nominationId !== 'string')
    return withoutHiddenGuard(resolver, event, viewer);
  if (await mayKnowNomination(resolver, data.nominationId, viewer)) return event;
  return { ...event, data: { ...data, nominationId: null } };
};

const isOf = (asked: string | undefined, value: string): boolean => asked === undefined || asked === value;

const fits = ({ metadata: { actor, recordedAt }, ...event }: StoredEvent, filter: EventFilter): boolean => {
  const { from = '', until } = filter;
  const isInTime = from <= recordedAt && (until === undefined || recordedAt < until);
  return isInTime && isOf(filter.stream, event.stream) && isOf(filter.type, event.type) && isOf(filter.actor, actor);
};

/** Undefined where it is not asked for. One that is withheld has nothing that a filter could tell of. */
const asked = async (
  resolver: ViewerResolver,
  event: StoredEvent,
  viewer: ListViewer,
  filter: EventFilter | undefined,
): Promise<ShownEvent | undefined> => {
  if (filter === undefined) return shownTo(resolver, event, viewer);
  if (!fits(event, filter)) return undefined;
  const shown = await shownTo(resolver, event, viewer);
  return shown.withheld ? undefined : shown;
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
 * far somebody was nominated. With a filter, only events that the viewer may read.
 *
 * @throws UnknownPosition
 */
export const visibleEvents = async (
  { store, resolver }: Readonly<{ store: EventStore; resolver: ViewerResolver }>,
  viewer: ListViewer,
  { after, limit, filter }: EventsAfter,
): Promise<StoredEventPage> => {
  const items: ShownEvent[] = [];
  let cursor = after;
  for (let left = MOST_READ; left > 0; left -= BATCH) {
    const batch = await read(store, cursor);
    for (const event of batch) {
      const item = await asked(resolver, event, viewer, filter);
      if (item !== undefined) items.push(item);
      if (items.length === limit) return { items, nextCursor: event.position };
      cursor = event.position;
    }
    if (batch.length < BATCH) return { items, nextCursor: null };
  }
  return { items, nextCursor: cursor };
};
