import type { CycleId, NominationId, PersonId } from '@plumbline/domain';
import { cyclesNominating, isRecusedInCycle, nominationsOfCandidate } from '@plumbline/read-model';
import { Inject, Injectable } from '@nestjs/common';
import { Facts } from '../facts.js';
import { candidacyIdOf, EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { READ_VIEWS, type ReadViews } from '../read-views.js';
import { untilViewsAreCurrent, VIEW_PROGRESS, type ViewProgress } from '../view-progress.js';

/**
 * The nominations of somebody, in whichever cycle: nothing on the write side lists them. Their candidacies in the cycles that take nominations
 * are read from the write side beside that, so that whoever decides on the list guards it against one that is claimed meanwhile.
 */
@Injectable()
export class Candidacies {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(READ_VIEWS) private readonly views: ReadViews,
    @Inject(VIEW_PROGRESS) private readonly progress: ViewProgress,
    @Inject(Facts) private readonly facts: Facts,
  ) {}

  /** @throws ViewsBehind */
  async of(personId: PersonId): Promise<readonly NominationId[]> {
    await untilViewsAreCurrent(this.store, this.progress);
    const cycles = await cyclesNominating(this.views);
    const claimed = await Promise.all(cycles.map((id) => this.facts.candidacy(candidacyIdOf(id, personId))));
    const opened = await nominationsOfCandidate(this.views, personId);
    return [...new Set([...opened, ...claimed.flatMap((candidacy) => candidacy?.nominations ?? [])])];
  }

  /** From any nomination of the cycle: then nobody has an admin's power over it. */
  isRecused(personId: PersonId, cycleId: CycleId): Promise<boolean> {
    return isRecusedInCycle(this.views, personId, cycleId);
  }
}
