import { type ListViewer, voteTasksPage, type TasksOf } from '@plumbline/read-model';
import type { VoteTaskPage } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** Votes open to the viewer. */
export class ListMyVotes extends Query<VoteTaskPage> {
  constructor(
    readonly viewer: ListViewer,
    readonly page: TasksOf,
  ) {
    super();
  }
}

@QueryHandler(ListMyVotes)
export class ListMyVotesHandler implements IQueryHandler<ListMyVotes> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  execute({ viewer, page }: ListMyVotes): Promise<VoteTaskPage> {
    return voteTasksPage(this.views, viewer, page);
  }
}
