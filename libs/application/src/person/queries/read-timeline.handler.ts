import { type ListViewer, type PageOf, sliceOf, timelineOf, timelineScope } from '@plumbline/read-model';
import type { Timeline } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** One person over time. */
export class ReadTimeline extends Query<Timeline> {
  constructor(
    readonly personId: string,
    readonly viewer: ListViewer,
    readonly page: PageOf,
  ) {
    super();
  }
}

@QueryHandler(ReadTimeline)
export class ReadTimelineHandler implements IQueryHandler<ReadTimeline> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ personId: id, viewer, page }: ReadTimeline): Promise<Timeline> {
    return { id, ...sliceOf(await timelineOf(this.views, id, viewer), page, timelineScope(id)) };
  }
}
