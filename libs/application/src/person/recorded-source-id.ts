import { foldedId, type PersonState, UNREADABLE } from '@plumbline/domain';

/** Whether the record says this source id, in whichever case. */
export const has = (state: PersonState | null, sourceId: string): boolean =>
  state !== null && state.sourceId !== null && foldedId(state.sourceId) === foldedId(sourceId);

/** The record says a source id, and nobody can read which: what is claimed for that person may be it. */
export const isUnreadable = (state: PersonState | null): boolean => state?.sourceId === UNREADABLE;
