import {
  onCycle,
  onFramework,
  onNomination,
  onPerson,
  onSystem,
  type NominationViewer,
  type Powerless,
  type Principal,
  type Related,
  type ResolvedViewer,
  type Resource,
} from '@plumbline/access';
import type { CalendarDate, CandidacyClaimed, CycleState, NominationState } from '@plumbline/domain';
import { isRecusedInCycle } from '@plumbline/read-model';
import { Inject, Injectable } from '@nestjs/common';
import { Facts, isHere } from './facts.js';
import { READ_VIEWS, type ReadViews } from './read-views.js';

type Claim = CandidacyClaimed['data'];
const NOBODY_YET = {
  status: 'draft',
  told: false,
  members: [],
  reviewers: new Map<string, never>(),
  recused: new Set<never>(),
} as const satisfies Omit<Related, 'candidateId'>;

/**
 * The relations of a person to a resource, from the write side, so that a recusal counts from the next request on. `today` is the day
 * whose reporting lines count.
 */
@Injectable()
export class ViewerResolver {
  constructor(
    private readonly facts: Facts,
    @Inject(READ_VIEWS) private readonly views: ReadViews,
  ) {}

  /** Whether this is somebody who was registered here and has left or been erased, whatever their token says. */
  async isGone({ personId }: Principal, today: CalendarDate): Promise<boolean> {
    const person = await this.facts.person(personId);
    return person !== null && !isHere(person, today);
  }

  /** Undefined where there is no such resource. */
  resolve(
    resource: Resource,
    id: string,
    principal: Principal,
    today: CalendarDate,
  ): Promise<ResolvedViewer | undefined> {
    switch (resource) {
      case 'nomination':
        return this.onNomination(id, principal, today);
      case 'cycle':
        return this.onCycle(id, principal);
      case 'framework':
        return this.onFramework(id, principal);
      case 'person':
      case 'candidate-in-body':
        return this.onPerson(id, principal, today);
      case 'system':
        return Promise.resolve(onSystem(principal));
    }
  }

  /**
   * Why an admin may not act on the round that the resource is or is part of. Recusals in the round are read from the views, which the
   * caller waits for: nothing on the write side lists the nominations of a round.
   */
  async powerlessOn(resource: Resource, id: string, principal: Principal): Promise<Powerless | undefined> {
    const cycle = await this.roundOf(resource, id);
    if (cycle === null || !principal.roles.includes('admin')) return undefined;
    if (await this.isEligible(principal, cycle)) return 'eligible';
    return (await isRecusedInCycle(this.views, principal.personId, cycle.cycleId)) ? 'recused' : undefined;
  }

  /** Whether an auditor audits the round: not if they might be nominated in it. Somebody on no level of anything audits also what cannot be read here. */
  async audits(cycleId: string, { personId }: Principal): Promise<boolean> {
    const person = await this.facts.person(personId);
    if (person === null || person.levels.length === 0) return true;
    const cycle = await this.facts.cycle(cycleId);
    return cycle === null || !(await this.facts.isEligible(personId, cycle));
  }

  private async roundOf(resource: Resource, id: string): Promise<CycleState | null> {
    if (resource === 'cycle') return this.facts.cycle(id);
    const nomination = resource === 'nomination' ? await this.facts.nomination(id) : null;
    return nomination && this.facts.cycle(nomination.cycleId);
  }

  async onNomination(id: string, principal: Principal, today: CalendarDate): Promise<NominationViewer | undefined> {
    const nomination = await this.facts.nomination(id);
    return nomination ? this.onOpened(nomination, principal, today) : undefined;
  }

  /** The same for one that is claimed: where it was never opened, as it would be if it were. */
  async onClaimed(claim: Claim, principal: Principal, today: CalendarDate): Promise<NominationViewer | undefined> {
    const nomination = await this.facts.nomination(claim.nominationId);
    return this.onOpened(nomination ?? { ...claim, ...NOBODY_YET }, principal, today);
  }

  /** The same for each nomination that a candidacy names. */
  async onCandidacy(
    id: string,
    principal: Principal,
    today: CalendarDate,
  ): Promise<readonly (NominationViewer | undefined)[]> {
    const candidacy = await this.facts.candidacy(id);
    if (candidacy === null) return [];
    const { nominations, ...of } = candidacy;
    return Promise.all(nominations.map((nominationId) => this.onClaimed({ ...of, nominationId }, principal, today)));
  }

  private async onOpened(
    nomination: Related & Pick<NominationState, 'cycleId'>,
    principal: Principal,
    today: CalendarDate,
  ): Promise<NominationViewer | undefined> {
    const committee = await this.facts.cycle(nomination.cycleId);
    if (!committee) return undefined;
    const managersAbove = await this.facts.managersHere(nomination.candidateId, today);
    const eligible = await this.isEligible(principal, committee);
    return onNomination({ nomination, committee, managersAbove, eligible }, principal);
  }

  private async onCycle(id: string, principal: Principal): Promise<ResolvedViewer | undefined> {
    const cycle = await this.facts.cycle(id);
    return cycle ? onCycle(cycle, principal, await this.isEligible(principal, cycle)) : undefined;
  }

  /** Of no consequence without a role. */
  private async isEligible({ personId, roles }: Principal, cycle: CycleState): Promise<boolean> {
    return roles.length > 0 && this.facts.isEligible(personId, cycle);
  }

  private async onFramework(id: string, principal: Principal): Promise<ResolvedViewer | undefined> {
    const framework = await this.facts.framework(id);
    return framework ? onFramework(framework.published.size > 0, principal) : undefined;
  }

  private async onPerson(
    personId: string,
    principal: Principal,
    today: CalendarDate,
  ): Promise<ResolvedViewer | undefined> {
    if ((await this.facts.person(personId)) === null) return undefined;
    const managersAbove = await this.facts.managersHere(personId, today);
    return onPerson({ personId, managersAbove }, principal);
  }
}
