import type { StoredEvent } from '@plumbline/event-log';
import type { Instant, Position } from '@plumbline/domain';
import type { ParkedStream } from '@plumbline/view-store';

/** How far one view has come, and its parked streams. Immutable, because a batch that makes new ones may fail. */
export type Progress = Readonly<{ position: Position | null; parked: ReadonlyMap<string, ParkedStream> }>;

export const AT_THE_BEGINNING: Progress = { position: null, parked: new Map() };

/** True where `position` has not been reached. */
export const isBefore = (reached: Position | null, position: Position): boolean =>
  reached === null || reached < position;

/** Tokens of one store are equally long. */
export const areOfOneStore = (one: Position, other: Position): boolean => one.length === other.length;

/** The position that all of them have reached. */
export const least = (all: Iterable<Progress>): Position | null => {
  let lowest: Position | undefined;
  for (const { position } of all) {
    if (position === null) return null;
    if (lowest === undefined || position < lowest) lowest = position;
  }
  return lowest ?? null;
};

export const parkedAt = (
  view: string,
  event: StoredEvent,
  why: Readonly<{ error: unknown; since: Instant }>,
): ParkedStream => ({
  view,
  stream: event.stream,
  revision: event.revision.toString(),
  position: event.position,
  lastPosition: event.position,
  behind: 0,
  error: why.error instanceof Error ? `${why.error.name}: ${why.error.message}` : String(why.error),
  since: why.since,
});

export const oneMoreBehind = (parked: ParkedStream, event: StoredEvent): ParkedStream => ({
  ...parked,
  behind: parked.behind + 1,
  lastPosition: event.position,
});
