import { type ListViewer, chairTasksPage, type TasksOf } from '@plumbline/read-model';
import type { ChairTaskPage } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** What the viewer can do next as the chair. */
export class ListMyChair extends Query<ChairTaskPage> {
  constructor(
    readonly viewer: ListViewer,
    readonly page: TasksOf,
  ) {
    super();
  }
}

@QueryHandler(ListMyChair)
export class ListMyChairHandler implements IQueryHandler<ListMyChair> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  execute({ viewer, page }: ListMyChair): Promise<ChairTaskPage> {
    return chairTasksPage(this.views, viewer, page);
  }
}
