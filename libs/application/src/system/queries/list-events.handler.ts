import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { ViewerResolver } from '../../viewer-resolver.js';
import { type EventsAfter, visibleEvents } from './visible-events.js';
import type { ListViewer } from '@plumbline/read-model';
import type { StoredEventPage } from '@plumbline/responses';

/** Stored events in global order, from the store itself, as far as the auditor may read them. */
export class ListEvents extends Query<StoredEventPage> {
  constructor(
    readonly viewer: ListViewer,
    readonly page: EventsAfter,
  ) {
    super();
  }
}

@QueryHandler(ListEvents)
export class ListEventsHandler implements IQueryHandler<ListEvents> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly resolver: ViewerResolver,
  ) {}

  execute({ viewer, page }: ListEvents): Promise<StoredEventPage> {
    return visibleEvents({ store: this.store, resolver: this.resolver }, viewer, page);
  }
}
