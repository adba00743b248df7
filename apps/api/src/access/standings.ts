import { onCycle, onFramework, onNomination, onPerson, onSystem, type Principal } from '@plumbline/access';
import type { Resource, Standing } from '@plumbline/access';
import { Facts, isHere } from '@plumbline/application';
import { isPersonId } from '@plumbline/domain';
import { dayOf } from '@plumbline/domain';
import { Inject, Injectable } from '@nestjs/common';
import { badRequest } from '../http/problems.js';

/** What the route names: an id from its path, and its body as it came. */
export type Named = Readonly<{ id: string; body: unknown }>;

const candidateIn = (body: unknown): string => {
  const id = typeof body === 'object' && body !== null && 'candidateId' in body ? body.candidateId : undefined;
  if (isPersonId(id)) return id;
  throw badRequest([
    { field: 'candidateId', problem: 'is not a person id', fix: 'Send the id that the person was registered with.' },
  ]);
};

const today = (): string => dayOf(new Date().toISOString());

/** Where a person stands towards a resource, from the write side, so that a recusal counts from the next request on. */
@Injectable()
export class Standings {
  constructor(@Inject(Facts) private readonly facts: Facts) {}

  /** Whether this is somebody who was registered here and has left or been erased, whatever their token says. */
  async isGone({ personId }: Principal): Promise<boolean> {
    const person = await this.facts.person(personId);
    return person !== null && !isHere(person, today());
  }

  /** Undefined where there is no such resource. */
  of(resource: Resource, named: Named, principal: Principal): Promise<Standing | undefined> {
    switch (resource) {
      case 'nomination':
        return this.nomination(named.id, principal);
      case 'cycle':
        return this.cycle(named.id, principal);
      case 'framework':
        return this.framework(named.id, principal);
      case 'person':
        return this.person(named.id, principal);
      case 'candidate-in-body':
        return this.person(candidateIn(named.body), principal);
      case 'system':
        return Promise.resolve(onSystem(principal));
    }
  }

  async nomination(id: string, principal: Principal): Promise<Standing | undefined> {
    const nomination = await this.facts.nomination(id);
    const committee = nomination && (await this.facts.cycle(nomination.cycleId));
    if (!committee) return undefined;
    const managersAbove = await this.facts.managersAbove(nomination.candidateId, today());
    return onNomination({ nomination, committee, managersAbove }, principal);
  }

  private async cycle(id: string, principal: Principal): Promise<Standing | undefined> {
    const cycle = await this.facts.cycle(id);
    return cycle ? onCycle(cycle, principal) : undefined;
  }

  private async framework(id: string, principal: Principal): Promise<Standing | undefined> {
    const framework = await this.facts.framework(id);
    return framework ? onFramework(framework.published.size > 0, principal) : undefined;
  }

  private async person(personId: string, principal: Principal): Promise<Standing | undefined> {
    if ((await this.facts.person(personId)) === null) return undefined;
    const managersAbove = await this.facts.managersAbove(personId, today());
    return onPerson({ personId, managersAbove }, principal);
  }
}
