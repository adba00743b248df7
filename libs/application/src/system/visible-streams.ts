import type { Grants } from '@plumbline/access';
import type { ListViewer } from '@plumbline/read-model';
import { UnreadableEvent } from '../ports/event-store.port.js';
import { idOf, streamOf } from '../streams.js';
import type { ViewerResolver } from '../viewer-resolver.js';

const NOMINATION = streamOf('nomination', '');
const CYCLE = streamOf('cycle', '');
const isOfCycle = (stream: string): boolean => stream.startsWith(CYCLE);
export const isOfNomination = (stream: string): boolean => stream.startsWith(NOMINATION);

/** What somebody sees of a nomination; undefined where there is no such nomination. */
const grantsOn = async (
  resolver: ViewerResolver,
  nominationId: string,
  viewer: ListViewer,
): Promise<Grants | undefined> => (await resolver.onNomination(nominationId, viewer, viewer.today))?.grants;

const whereUnreadable =
  (answer: boolean) =>
  (error: unknown): boolean => {
    if (error instanceof UnreadableEvent) return answer;
    throw error;
  };

const mayAuditNomination = async (resolver: ViewerResolver, id: string, viewer: ListViewer): Promise<boolean> =>
  (await grantsOn(resolver, id, viewer))?.history === true;

/** Whether somebody may read the events of a stream. If an event is unreadable, nobody may, because a conflict cannot be ruled out. */
export const mayReadStream = async (resolver: ViewerResolver, stream: string, viewer: ListViewer): Promise<boolean> => {
  if (isOfNomination(stream)) return mayAuditNomination(resolver, idOf(stream), viewer).catch(whereUnreadable(false));
  if (isOfCycle(stream)) return resolver.audits(idOf(stream), viewer).catch(whereUnreadable(false));
  return true;
};

/** Whether somebody who reads events may know of a nomination that an event of another stream names; not if it is unreadable. */
export const mayKnowNomination = async (
  resolver: ViewerResolver,
  nominationId: string,
  viewer: ListViewer,
): Promise<boolean> =>
  grantsOn(resolver, nominationId, viewer).then((grants) => grants?.history ?? true, whereUnreadable(false));

/**
 * Whether somebody with a role may know that a view parked a stream. Whoever repairs an unreadable stream has to see that
 * it is parked; this reveals only the id of the nomination.
 */
export const mayKnowStream = async (resolver: ViewerResolver, stream: string, viewer: ListViewer): Promise<boolean> =>
  !isOfNomination(stream) ||
  grantsOn(resolver, idOf(stream), viewer).then((grants) => grants?.parked ?? true, whereUnreadable(true));
