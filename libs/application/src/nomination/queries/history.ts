import type { Metadata, Recorded } from '@plumbline/domain';

/** An event as it was stored and upcast; the revision is a decimal string, as it always leaves the process. */
export type HistoryEvent = Readonly<{
  id: string;
  type: string;
  version: number;
  revision: string;
  position: string;
  metadata: Metadata;
  data: object;
}>;
export type History = Readonly<{ id: string; revision: string; events: readonly HistoryEvent[] }>;

const eventOf = ({ id, type, version, revision, position, metadata, data }: Recorded): HistoryEvent => ({
  id,
  type,
  version,
  revision: revision.toString(),
  position,
  metadata,
  data,
});

/** Undefined where the stream has no event. */
export const historyOf = (id: string, events: readonly Recorded[]): History | undefined => {
  const last = events.at(-1);
  return last && { id, revision: last.revision.toString(), events: events.map(eventOf) };
};
