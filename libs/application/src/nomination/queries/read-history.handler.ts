import type { ListViewer, PageOf } from '@plumbline/read-model';
import type { History } from '@plumbline/responses';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { found } from '../../found.js';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { streamOf } from '../../streams.js';
import { withoutHiddenGuard } from '../../system/without-hidden-guard.js';
import { ViewerResolver } from '../../viewer-resolver.js';
import { historyOf } from './history.js';

/** Every event of one nomination, from the store itself and not from a view. */
export class ReadHistory extends Query<History> {
  constructor(
    readonly nominationId: string,
    readonly viewer: ListViewer,
    readonly page: PageOf,
  ) {
    super();
  }
}

@QueryHandler(ReadHistory)
export class ReadHistoryHandler implements IQueryHandler<ReadHistory> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly resolver: ViewerResolver,
  ) {}

  async execute({ nominationId, viewer, page }: ReadHistory): Promise<History> {
    const events = await this.store.readStream(streamOf('nomination', nominationId));
    const shown = await Promise.all(events.map((event) => withoutHiddenGuard(this.resolver, event, viewer)));
    return found(historyOf(nominationId, shown, page));
  }
}
