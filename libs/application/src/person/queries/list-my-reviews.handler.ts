import { type ListViewer, type ReviewTask, reviewTasksOf } from '@plumbline/read-model';
import type { Worklist } from './worklist.js';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** Reviews asked of the caller. */
export class ListMyReviews extends Query<Worklist<ReviewTask>> {
  constructor(readonly viewer: ListViewer) {
    super();
  }
}

@QueryHandler(ListMyReviews)
export class ListMyReviewsHandler implements IQueryHandler<ListMyReviews> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ viewer }: ListMyReviews): Promise<Worklist<ReviewTask>> {
    return { items: await reviewTasksOf(this.views, viewer) };
  }
}
