import type { Recorded } from '@plumbline/domain';
import { type PageOf, sliceOf } from '@plumbline/read-model';
import type { History, RecordedEvent } from '@plumbline/responses';

export const historyScope = (nominationId: string): string => `history ${nominationId}`;

/** An event as it was stored and upcast; the revision is a decimal string, as it always leaves the process. */
const eventOf = ({ id, type, version, revision, position, metadata, data }: Recorded): RecordedEvent => ({
  id,
  type,
  version,
  revision: revision.toString(),
  position,
  metadata,
  data: { ...data },
});

/** Undefined where the stream has no event. */
export const historyOf = (id: string, events: readonly Recorded[], page: PageOf): History | undefined => {
  const last = events.at(-1);
  if (last === undefined) return undefined;
  const { items, nextCursor } = sliceOf(events, page, historyScope(id));
  return { id, revision: last.revision.toString(), items: items.map(eventOf), nextCursor };
};
