import { forgetNames } from '@plumbline/read-model';
import { Inject, Injectable } from '@nestjs/common';
import { Aggregates } from './decide-and-append.js';
import { Namesakes } from './person/namesakes.js';
import { type EventStore, type Forgotten, forgottenBy, TEXT_ENDING_TYPES } from './ports/event-store.port.js';
import { READ_VIEWS, type ReadViews } from './read-views.js';

/** Forgets all that the log says is gone: at each start, before anything is read, since a crash or an old copy of the keys may have left it. */
export const forgetEnded = async (store: EventStore): Promise<void> => {
  for (const type of TEXT_ENDING_TYPES)
    for (const stream of await store.streamsWith(type)) await store.forget(forgottenBy(type, stream));
};

/** What ends texts once an event says that they end: first their keys, then what this process read with them. */
@Injectable()
export class Forgetting {
  constructor(
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Namesakes) private readonly namesakes: Namesakes,
    @Inject(READ_VIEWS) private readonly views: ReadViews,
  ) {}

  /** Done again, it changes nothing; where it fails, it has to be done again. */
  async forget(whose: readonly Forgotten[]): Promise<void> {
    for (const each of whose) await this.aggregates.store.forget(each);
    this.aggregates.forgetStates();
    for (const each of whose) if ('subject' in each) this.namesakes.forget(each.subject);
    forgetNames(this.views);
  }
}
