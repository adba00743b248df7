import { type ListViewer, reviewTasksPage, type TasksOf } from '@plumbline/read-model';
import type { ReviewTaskPage } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** Reviews asked of the viewer. */
export class ListMyReviews extends Query<ReviewTaskPage> {
  constructor(
    readonly viewer: ListViewer,
    readonly page: TasksOf,
  ) {
    super();
  }
}

@QueryHandler(ListMyReviews)
export class ListMyReviewsHandler implements IQueryHandler<ListMyReviews> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  execute({ viewer, page }: ListMyReviews): Promise<ReviewTaskPage> {
    return reviewTasksPage(this.views, viewer, page);
  }
}
