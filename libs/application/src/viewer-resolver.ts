import {
  onCycle,
  onFramework,
  onNomination,
  onPerson,
  onSystem,
  type NominationViewer,
  type Principal,
  type ResolvedViewer,
  type Resource,
} from '@plumbline/access';
import type { CalendarDate } from '@plumbline/domain';
import { Injectable } from '@nestjs/common';
import { Facts, isHere } from './facts.js';

/**
 * The relations of a person to a resource, from the write side, so that a recusal counts from the next request on. `today` is the day
 * whose reporting lines count.
 */
@Injectable()
export class ViewerResolver {
  constructor(private readonly facts: Facts) {}

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

  async onNomination(id: string, principal: Principal, today: CalendarDate): Promise<NominationViewer | undefined> {
    const nomination = await this.facts.nomination(id);
    const committee = nomination && (await this.facts.cycle(nomination.cycleId));
    if (!committee) return undefined;
    const managersAbove = await this.facts.managersAbove(nomination.candidateId, today);
    return onNomination({ nomination, committee, managersAbove }, principal);
  }

  private async onCycle(id: string, principal: Principal): Promise<ResolvedViewer | undefined> {
    const cycle = await this.facts.cycle(id);
    return cycle ? onCycle(cycle, principal) : undefined;
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
    const managersAbove = await this.facts.managersAbove(personId, today);
    return onPerson({ personId, managersAbove }, principal);
  }
}
