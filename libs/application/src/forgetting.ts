import { forgetNames } from '@plumbline/read-model';
import { Inject, Injectable } from '@nestjs/common';
import { Aggregates } from './decide-and-append.js';
import { Namesakes } from './person/namesakes.js';
import { type EventStore, type Forgotten, forgottenBy, TEXT_ENDING_TYPES } from '@plumbline/event-log';
import { READ_VIEWS, type ReadViews } from './read-views.js';

/** Forgets all that the log says is gone: at each start, before anything is read, since a crash or an old copy of the keys may have left it. */
export const forgetEnded = async (store: EventStore): Promise<void> => {
  for (const type of TEXT_ENDING_TYPES)
    await store.forget((await store.streamsWith(type)).map((stream) => forgottenBy(type, stream)));
};

/** What ends texts once an event says that they end: first their keys, then what this process read with them. */
@Injectable()
export class Forgetting {
  /** What is not done yet, or could not be. */
  private readonly pending = new Set<Forgotten>();

  constructor(
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Namesakes) private readonly namesakes: Namesakes,
    @Inject(READ_VIEWS) private readonly views: ReadViews,
  ) {}

  /** With all that could not be forgotten before. Done again, it changes nothing; where it fails, the next time, or the next start, does it. */
  async forget(whose: readonly Forgotten[]): Promise<void> {
    for (const each of whose) this.pending.add(each);
    const all = [...this.pending];
    if (all.length === 0) return;
    try {
      await this.aggregates.store.forget(all);
      for (const each of all) this.pending.delete(each);
    } finally {
      this.aggregates.forgetStates();
      for (const each of all) if ('subject' in each) this.namesakes.forget(each.subject);
      forgetNames(this.views);
    }
  }
}
