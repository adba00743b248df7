import { type ListViewer, type VoteTask, voteTasksOf } from '@plumbline/read-model';
import type { Worklist } from './worklist.js';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** Votes open to the caller. */
export class ListMyVotes extends Query<Worklist<VoteTask>> {
  constructor(readonly viewer: ListViewer) {
    super();
  }
}

@QueryHandler(ListMyVotes)
export class ListMyVotesHandler implements IQueryHandler<ListMyVotes> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ viewer }: ListMyVotes): Promise<Worklist<VoteTask>> {
    return { items: await voteTasksOf(this.views, viewer) };
  }
}
