import { type Grants, shownTo } from '@plumbline/access';
import { type CandidacyClaimed, FINDING_EVENTS } from '@plumbline/domain';
import type { ListViewer } from '@plumbline/read-model';
import { isReadable, type StoredEvent, UnreadableEvent } from '@plumbline/event-log';
import { idOf, streamOf } from '../streams.js';
import type { ViewerResolver } from '../viewer-resolver.js';

const NOMINATION = streamOf('nomination', '');
const CYCLE = streamOf('cycle', '');
const CANDIDACY = streamOf('candidacy', '');
const isOfCandidacy = (stream: string): boolean => stream.startsWith(CANDIDACY);
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

/** That somebody is a candidate is for those who may audit the nomination that is claimed. */
const mayAuditClaim = async (resolver: ViewerResolver, event: StoredEvent, viewer: ListViewer): Promise<boolean> => {
  if (!isReadable(event)) return false;
  const claimed = await resolver.onClaimed(event.data as CandidacyClaimed['data'], viewer, viewer.today);
  return claimed?.grants.history === true;
};

/** Of this stream some events are kept from its reader, and so are the revisions of all others, which would tell of these. */
export const isOwnRecord = (stream: string, { personId }: ListViewer): boolean =>
  stream === streamOf('person', personId);

/** One of a type that this program does not know may be such an event. */
const mayReadOfOwn = ({ type }: StoredEvent, viewer: ListViewer): boolean =>
  !(type in FINDING_EVENTS) && shownTo({ ...viewer, relations: ['self'] })({ type, owner: null, released: false });

/** Whether somebody may read an event. If one of its stream is unreadable, nobody may, because a conflict cannot be ruled out. */
export const mayReadEvent = async (
  resolver: ViewerResolver,
  event: StoredEvent,
  viewer: ListViewer,
): Promise<boolean> => {
  const { stream } = event;
  if (isOwnRecord(stream, viewer)) return mayReadOfOwn(event, viewer);
  if (isOfCandidacy(stream)) return mayAuditClaim(resolver, event, viewer).catch(whereUnreadable(false));
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
 * Whether somebody who reads events may know that a step was decided on that stream, and what changed there: a finding on another stream names
 * both. Not of their own record, of which some is kept from them.
 */
export const mayKnowGuard = async (resolver: ViewerResolver, stream: string, viewer: ListViewer): Promise<boolean> => {
  if (isOwnRecord(stream, viewer)) return false;
  if (isOfCycle(stream)) return resolver.audits(idOf(stream), viewer).catch(whereUnreadable(false));
  return grantsInStream(resolver, stream, viewer).then(
    (all) => all.every((grants) => grants?.history ?? true),
    whereUnreadable(false),
  );
};

/** Each nomination that the stream tells of; undefined where there is no such nomination. */
const grantsInStream = async (
  resolver: ViewerResolver,
  stream: string,
  viewer: ListViewer,
): Promise<readonly (Grants | undefined)[]> => {
  if (isOfNomination(stream)) return [await grantsOn(resolver, idOf(stream), viewer)];
  if (!isOfCandidacy(stream)) return [];
  return (await resolver.onCandidacy(idOf(stream), viewer, viewer.today)).map((claimed) => claimed?.grants);
};

/**
 * Whether somebody with a role may know that a view parked a stream. Whoever repairs an unreadable stream has to see that
 * it is parked; this reveals only the id of the nomination or candidacy.
 */
export const mayKnowStream = async (resolver: ViewerResolver, stream: string, viewer: ListViewer): Promise<boolean> =>
  grantsInStream(resolver, stream, viewer).then(
    (all) => all.every((grants) => grants?.parked ?? true),
    whereUnreadable(true),
  );
