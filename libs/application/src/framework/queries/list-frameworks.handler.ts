import { type FrameworkItem, frameworksPage, type Page, type PageOf } from '@plumbline/read-model';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** `drafts`: with frameworks that were never published. */
export class ListFrameworks extends Query<Page<FrameworkItem>> {
  constructor(
    readonly drafts: boolean,
    readonly page: PageOf,
  ) {
    super();
  }
}

@QueryHandler(ListFrameworks)
export class ListFrameworksHandler implements IQueryHandler<ListFrameworks> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  execute({ drafts, page }: ListFrameworks): Promise<Page<FrameworkItem>> {
    return frameworksPage(this.views, drafts, page);
  }
}
