import type { Instant, RegisterPerson } from '@plumbline/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Facts } from '../facts.js';
import { NamedIds } from './named-ids.js';
import { Namesakes } from './namesakes.js';
import { SourceIds } from './source-ids.js';

type Newcomer = RegisterPerson['data'];

/** What a registration is decided on besides the person's own stream. */
@Injectable()
export class Newcomers {
  constructor(
    @Inject(Facts) private readonly facts: Facts,
    @Inject(Namesakes) private readonly namesakes: Namesakes,
    @Inject(SourceIds) private readonly sourceIds: SourceIds,
    @Inject(NamedIds) private readonly namedIds: NamedIds,
  ) {}

  /** Ids are claimed before source ids are looked at, and the other way round, so that of two who take one text at once one sees the other. */
  async factsFor(newcomer: Newcomer, now: Instant): Promise<RegisterPerson['facts']> {
    const { personId, email, managerId, effectiveDate } = newcomer;
    return {
      ...(await this.facts.manager(managerId, { from: effectiveDate, now })),
      ...(await this.namesakes.of(personId, email)),
      ...(await this.sourceIds.ofNewcomer(newcomer)),
      namedIds: this.namedIds.rule,
    };
  }

  /** What the work claims is free again if it fails. */
  claiming<T>(newcomer: Newcomer, work: () => Promise<T>): Promise<T> {
    return this.namesakes.claiming(newcomer, () => this.sourceIds.claiming(newcomer, work));
  }
}
