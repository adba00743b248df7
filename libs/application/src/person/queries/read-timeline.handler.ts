import { type ListViewer, type TimelineEntry, timelineOf } from '@plumbline/read-model';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

export type Timeline = Readonly<{ id: string; entries: readonly TimelineEntry[] }>;

/** One person over time. */
export class ReadTimeline extends Query<Timeline> {
  constructor(
    readonly personId: string,
    readonly viewer: ListViewer,
  ) {
    super();
  }
}

@QueryHandler(ReadTimeline)
export class ReadTimelineHandler implements IQueryHandler<ReadTimeline> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ personId: id, viewer }: ReadTimeline): Promise<Timeline> {
    return { id, entries: await timelineOf(this.views, id, viewer) };
  }
}
