import type { PersonId } from '@plumbline/domain';
import { forgetNames } from '@plumbline/read-model';
import { Inject, Injectable } from '@nestjs/common';
import { Aggregates } from '../decide-and-append.js';
import type { EventStore } from '../ports/event-store.port.js';
import { READ_VIEWS, type ReadViews } from '../read-views.js';
import { idOf } from '../streams.js';
import { Namesakes } from './namesakes.js';

/** Forgets everybody whom the log calls erased: at each start, before anything is read, since a crash or an old copy of the keys may have left them. */
export const forgetErased = async (store: EventStore): Promise<void> => {
  for (const stream of await store.streamsWith('PersonErased')) await store.forget(idOf(stream));
};

/** What ends the texts about somebody once an event says that they end: first their keys, then what this process read with them. */
@Injectable()
export class Forgetting {
  constructor(
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Namesakes) private readonly namesakes: Namesakes,
    @Inject(READ_VIEWS) private readonly views: ReadViews,
  ) {}

  /** Done again, it changes nothing; where it fails, it has to be done again. */
  async forget(personId: PersonId): Promise<void> {
    await this.aggregates.store.forget(personId);
    this.aggregates.forgetStates();
    this.namesakes.forget(personId);
    forgetNames(this.views);
  }
}
