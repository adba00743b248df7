import type { Viewer } from '@plumbline/access';
import { type EventStore, isReadable, type StoredEvent, UnreadableEvent } from '@plumbline/application';
import type { Position } from '@plumbline/domain';
import type { Standings } from '../access/standings.js';
import { badRequest } from '../http/problems.js';
import type { EventsDto, StoredEventDto } from './events.dto.js';

const NOMINATION = 'nomination-';
const BATCH = 200;

const shown = (event: StoredEvent): StoredEventDto => {
  const { id, type, version, stream, revision, position, metadata } = event;
  const place = { id, type, version, stream, revision: revision.toString(), position, metadata };
  return isReadable(event) ? { ...place, data: event.data } : { ...place, data: {}, unreadable: event.unreadable };
};

/** An auditor with a conflict is no auditor of that nomination. */
const mayRead = async (standings: Standings, stream: string, viewer: Viewer): Promise<boolean> => {
  if (!stream.startsWith(NOMINATION)) return true;
  try {
    const standing = await standings.nomination(stream.slice(NOMINATION.length), viewer);
    return standing?.viewer.roles.includes('auditor') === true;
  } catch (error) {
    // With an event missing nobody can tell who has a conflict, so nobody reads the others.
    if (error instanceof UnreadableEvent) return false;
    throw error;
  }
};

/** A change of level names the nomination that led to it: not to an auditor for whom that does not exist. */
const unnamed = async (standings: Standings, event: StoredEvent, viewer: Viewer): Promise<StoredEvent> => {
  if (!isReadable(event)) return event;
  const { stream, data } = event;
  if (stream.startsWith(NOMINATION) || !('nominationId' in data) || typeof data.nominationId !== 'string') return event;
  const standing = await standings.nomination(data.nominationId, viewer);
  if (standing === undefined || standing.viewer.roles.includes('auditor')) return event;
  return { ...event, data: { ...data, nominationId: null } };
};

/** What a position looks like is known to the store alone: it refuses one of another make. */
const read = async (store: EventStore, after: Position | null): Promise<readonly StoredEvent[]> => {
  try {
    return await store.readAll(after, BATCH);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const fix = 'Send the nextCursor of the page before, or the position of an event, unchanged.';
    throw badRequest([{ field: 'after', problem: 'is not a position of this store', fix }]);
  }
};

type From = Readonly<{ after: Position | null; limit: number }>;

/** Stored events in global order, as far as the viewer may read them; hidden ones do not shorten the page. */
export const visibleEvents = async (
  { store, standings }: { store: EventStore; standings: Standings },
  viewer: Viewer,
  { after, limit }: From,
): Promise<EventsDto> => {
  const items: StoredEventDto[] = [];
  let cursor = after;
  for (;;) {
    const batch = await read(store, cursor);
    for (const event of batch) {
      if (await mayRead(standings, event.stream, viewer)) items.push(shown(await unnamed(standings, event, viewer)));
      if (items.length === limit) return { items, nextCursor: event.position };
      cursor = event.position;
    }
    if (batch.length < BATCH) return { items, nextCursor: null };
  }
};

/** The nominations whose packets a page of events shows something of. */
export const nominationsIn = ({ items }: EventsDto): ReadonlySet<string> =>
  new Set(
    items.filter(({ stream }) => stream.startsWith(NOMINATION)).map(({ stream }) => stream.slice(NOMINATION.length)),
  );
