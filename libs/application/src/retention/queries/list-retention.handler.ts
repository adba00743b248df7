import { type ListViewer, type Page, type PageOf, retentionPage } from '@plumbline/read-model';
import type { RetentionItem } from '@plumbline/responses';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { pageOfCycle } from '../../cycle/page-of-cycle.js';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** Nominations of closed cycles by the day on which their texts go. */
export class ListRetention extends Query<Page<RetentionItem>> {
  constructor(
    readonly viewer: ListViewer,
    readonly page: PageOf & Readonly<{ cycle?: string }>,
  ) {
    super();
  }
}

@QueryHandler(ListRetention)
export class ListRetentionHandler implements IQueryHandler<ListRetention> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ viewer, page }: ListRetention): Promise<Page<RetentionItem>> {
    return pageOfCycle(this.views, page.cycle, await retentionPage(this.views, viewer, page));
  }
}
