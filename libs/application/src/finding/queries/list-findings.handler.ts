import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { type FindingFilter, findingsPage, type ListViewer, type PageOf } from '@plumbline/read-model';
import type { FindingPage } from '@plumbline/responses';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';
import { ViewerResolver } from '../../viewer-resolver.js';
import { asKnownTo } from './as-known-to.js';
import { withResolution } from './resolution.js';

/** What was found, as far as the viewer may see it. */
export class ListFindings extends Query<FindingPage> {
  constructor(
    readonly viewer: ListViewer,
    readonly filter: FindingFilter,
    readonly page: PageOf,
  ) {
    super();
  }
}

@QueryHandler(ListFindings)
export class ListFindingsHandler implements IQueryHandler<ListFindings> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(READ_VIEWS) private readonly views: ReadViews,
    @Inject(ViewerResolver) private readonly resolver: ViewerResolver,
  ) {}

  async execute({ viewer, filter, page }: ListFindings): Promise<FindingPage> {
    const { items, nextCursor } = await findingsPage(this.views, viewer, filter, page);
    const known = await Promise.all(items.map(asKnownTo(this.resolver, viewer)));
    return { items: await Promise.all(known.map(withResolution(this.store))), nextCursor };
  }
}
