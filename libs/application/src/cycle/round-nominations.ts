import type { CycleId, PersonId, RoundNomination } from '@plumbline/domain';
import { nominationsOfCycle } from '@plumbline/read-model';
import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '../ports/event-store.port.js';
import { READ_VIEWS, type ReadViews } from '../read-views.js';
import { VIEW_PROGRESS, ViewsBehind, type ViewProgress } from '../view-progress.js';

const WAIT_MS = 2_000;

/** The nominations of a cycle: nothing on the write side lists them, so they are read from views that have come as far as the store. */
@Injectable()
export class RoundNominations {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(READ_VIEWS) private readonly views: ReadViews,
    @Inject(VIEW_PROGRESS) private readonly progress: ViewProgress,
  ) {}

  /** @throws ViewsBehind */
  async of(cycleId: CycleId, actor: PersonId): Promise<readonly RoundNomination[]> {
    const head = await this.store.head();
    if (head !== null && !(await this.progress.waitFor(head, WAIT_MS))) throw new ViewsBehind();
    return nominationsOfCycle(this.views, cycleId, actor);
  }
}
