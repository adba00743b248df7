import type { Principal } from '@plumbline/access';
import type { CalendarDate } from '@plumbline/domain';
import { UnreadableEvent } from '../ports/event-store.port.js';
import { idOf, streamOf } from '../streams.js';
import type { ViewerResolver } from '../viewer-resolver.js';

const NOMINATION = streamOf('nomination', '');
export const isOfNomination = (stream: string): boolean => stream.startsWith(NOMINATION);

/** Somebody with a role, and the day on which they look. */
export type Onlooker = Readonly<{ principal: Principal; today: CalendarDate }>;

/** The roles that somebody has towards a nomination; undefined where there is no such nomination. */
const rolesOn = async (
  resolver: ViewerResolver,
  nominationId: string,
  { principal, today }: Onlooker,
): Promise<Principal['roles'] | undefined> =>
  (await resolver.onNomination(nominationId, principal, today))?.viewer.roles;

const whereUnreadable =
  (answer: boolean) =>
  (error: unknown): boolean => {
    if (error instanceof UnreadableEvent) return answer;
    throw error;
  };

/**
 * Whether an auditor may read the events of a stream: an auditor with a conflict is no auditor of that nomination. With an event
 * missing nobody can tell who has a conflict, so nobody reads the others.
 */
export const mayReadStream = async (resolver: ViewerResolver, stream: string, onlooker: Onlooker): Promise<boolean> =>
  !isOfNomination(stream) ||
  rolesOn(resolver, idOf(stream), onlooker).then(
    (roles) => roles?.includes('auditor') === true,
    whereUnreadable(false),
  );

/** Whether an auditor may know of a nomination that the event of another stream names. */
export const mayKnowNomination = async (
  resolver: ViewerResolver,
  nominationId: string,
  onlooker: Onlooker,
): Promise<boolean> => (await rolesOn(resolver, nominationId, onlooker))?.includes('auditor') ?? true;

/**
 * Whether somebody with a role may know that there is such a stream: not that of a nomination they have a conflict with. Whoever mends
 * one that cannot be read has to see that it is parked; of the nomination this tells an id and no more.
 */
export const mayKnowStream = async (resolver: ViewerResolver, stream: string, onlooker: Onlooker): Promise<boolean> =>
  !isOfNomination(stream) ||
  rolesOn(resolver, idOf(stream), onlooker).then(
    (roles) => roles === undefined || roles.length > 0,
    whereUnreadable(true),
  );
