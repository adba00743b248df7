import type { Viewer } from '@plumbline/access';
import type { FrameworkItem } from '@plumbline/responses';
import { frameworksPage, type Page, type PageOf } from '@plumbline/read-model';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';
import { seesDrafts } from './sees-drafts.js';

/** Frameworks by id; those that were never published for viewers who see drafts. */
export class ListFrameworks extends Query<Page<FrameworkItem>> {
  constructor(
    readonly viewer: Viewer,
    readonly page: PageOf,
  ) {
    super();
  }
}

@QueryHandler(ListFrameworks)
export class ListFrameworksHandler implements IQueryHandler<ListFrameworks> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  execute({ viewer, page }: ListFrameworks): Promise<Page<FrameworkItem>> {
    return frameworksPage(this.views, seesDrafts(viewer), page);
  }
}
