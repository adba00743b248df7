import { cycleProgressOf, type ListViewer } from '@plumbline/read-model';
import type { CycleProgress } from '@plumbline/responses';
import { found } from '../../found.js';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** How far the nominations of a cycle have come, counting those whose progress the viewer sees. */
export class ReadCycleProgress extends Query<CycleProgress> {
  constructor(
    readonly cycleId: string,
    readonly viewer: ListViewer,
  ) {
    super();
  }
}

@QueryHandler(ReadCycleProgress)
export class ReadCycleProgressHandler implements IQueryHandler<ReadCycleProgress> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ cycleId, viewer }: ReadCycleProgress): Promise<CycleProgress> {
    return found(await cycleProgressOf(this.views, viewer, cycleId));
  }
}
