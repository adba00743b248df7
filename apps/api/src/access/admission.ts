import { decideAccess, type Powerless, type Principal, type Viewer } from '@plumbline/access';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { SourceIds, ViewerResolver, VIEW_PROGRESS, type ViewProgress, waitAWhile } from '@plumbline/application';
import type { CalendarDate } from '@plumbline/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { RoutePolicy } from '../http/allow.js';
import { notFound, Problem } from '../http/problems.js';

const WAIT_MS = 2_000;

/** What somebody asks for: by which policy, of which resource, on which day, and whether to change it. `cycleId`: of which round it would be. */
export type Asking = Readonly<{
  policy: RoutePolicy;
  id: string;
  cycleId?: string;
  today: CalendarDate;
  isWrite: boolean;
}>;

export type SignedIn = Readonly<{ principal: Principal; isRegistered: boolean }>;

const gone = (): Problem =>
  new Problem(
    403,
    'person-left',
    'You have left, so nothing here is open to you any longer. People ops can tell you more.',
  );

/** Whether somebody is here, and may do what they ask for. */
@Injectable()
export class Admission {
  constructor(
    @Inject(ViewerResolver) private readonly viewers: ViewerResolver,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(VIEW_PROGRESS) private readonly progress: ViewProgress,
    @Inject(SourceIds) private readonly sourceIds: SourceIds,
  ) {}

  /** A token may name somebody by the id of the source that they come from. @throws FormerSourceId */
  async principalOf(sender: Principal): Promise<SignedIn> {
    const { personId, isRegistered } = await this.sourceIds.signedIn(sender.personId);
    return { principal: personId === sender.personId ? sender : { ...sender, personId }, isRegistered };
  }

  async ensureHere(principal: Principal, today: CalendarDate): Promise<void> {
    if (await this.viewers.isGone(principal, today)) throw gone();
  }

  /** @throws Problem 403 or 404 */
  async admit(principal: Principal, asking: Asking): Promise<Viewer> {
    const { policy, id, today } = asking;
    const resolved = await this.viewers.resolve(policy.on, id, principal, today);
    if (resolved === undefined) throw notFound();
    const { viewer, exists } = resolved;
    const powerless = viewer.roles.includes('admin') ? await this.powerless(principal, asking) : undefined;
    const verdict = decideAccess(policy, viewer, { exists, powerless });
    if (verdict.kind === 'forbid') throw new Problem(403, verdict.code, verdict.reason);
    if (verdict.kind === 'hide') throw notFound();
    return viewer;
  }

  /**
   * Why an admin may not act on a round, or on a nomination of it. A recusal counts from the next request on; views that are far behind do
   * not hold the round up.
   */
  private async powerless(
    principal: Principal,
    { policy: { on, to }, id, cycleId, isWrite }: Asking,
  ): Promise<Powerless | undefined> {
    if (!isWrite || !(to.includes('admin') || to.includes('on-behalf'))) return undefined;
    const round = cycleId === undefined ? ([on, id] as const) : (['cycle', cycleId] as const);
    if (round[0] !== 'cycle' && round[0] !== 'nomination') return undefined;
    const head = await this.store.head();
    if (head !== null) await waitAWhile(this.progress, head, WAIT_MS);
    return this.viewers.powerlessOn(...round, principal);
  }
}
