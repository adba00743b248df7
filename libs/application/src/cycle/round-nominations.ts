import type { CycleId, PersonId, RoundNomination } from '@plumbline/domain';
import { nominationsOfCycle } from '@plumbline/read-model';
import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { READ_VIEWS, type ReadViews } from '../read-views.js';
import { untilViewsAreCurrent, VIEW_PROGRESS, type ViewProgress } from '../view-progress.js';

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
    await untilViewsAreCurrent(this.store, this.progress);
    return nominationsOfCycle(this.views, cycleId, actor);
  }
}
