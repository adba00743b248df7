import type { CalendarDate, CycleId, NominationId } from '@plumbline/domain';
import { cyclesDue, hasTextsLeft, nominationsDue } from '@plumbline/read-model';
import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { READ_VIEWS, type ReadViews } from '../read-views.js';
import { untilViewsAreCurrent, VIEW_PROGRESS, type ViewProgress } from '../view-progress.js';

/** Whose texts are due to go: nothing on the write side lists them, so they are read from views that have come as far as the store. */
@Injectable()
export class DueTexts {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(READ_VIEWS) private readonly views: ReadViews,
    @Inject(VIEW_PROGRESS) private readonly progress: ViewProgress,
  ) {}

  /** @throws ViewsBehind */
  async nominations(today: CalendarDate): Promise<readonly NominationId[]> {
    await untilViewsAreCurrent(this.store, this.progress);
    return nominationsDue(this.views, today);
  }

  /** Those of which every class is due. @throws ViewsBehind */
  async cycles(today: CalendarDate): Promise<readonly CycleId[]> {
    await untilViewsAreCurrent(this.store, this.progress);
    return cyclesDue(this.views, today);
  }

  /** Whether any nomination of a closed cycle still has its texts. */
  areLeftIn(cycleId: CycleId): Promise<boolean> {
    return hasTextsLeft(this.views, cycleId);
  }
}
