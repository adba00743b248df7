import type { PageOf } from '@plumbline/read-model';
import type { History } from '@plumbline/responses';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { found } from '../../found.js';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { streamOf } from '../../streams.js';
import { historyOf } from './history.js';

/** Every event of one nomination, from the store itself and not from a view. */
export class ReadHistory extends Query<History> {
  constructor(
    readonly nominationId: string,
    readonly page: PageOf,
  ) {
    super();
  }
}

@QueryHandler(ReadHistory)
export class ReadHistoryHandler implements IQueryHandler<ReadHistory> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async execute({ nominationId, page }: ReadHistory): Promise<History> {
    const events = await this.store.readStream(streamOf('nomination', nominationId));
    return found(historyOf(nominationId, events, page));
  }
}
