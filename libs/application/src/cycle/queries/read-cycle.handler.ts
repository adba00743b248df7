import { CYCLE_GRANTS, isGranted, type Viewer } from '@plumbline/access';
import { cycleOf } from '@plumbline/read-model';
import type { Cycle } from '@plumbline/responses';
import { found } from '../../found.js';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';
import { Versions } from '../../versions.js';

/** One cycle, with its committee for those who may know it. */
export class ReadCycle extends Query<Cycle> {
  constructor(
    readonly cycleId: string,
    readonly viewer: Viewer,
  ) {
    super();
  }
}

@QueryHandler(ReadCycle)
export class ReadCycleHandler implements IQueryHandler<ReadCycle> {
  constructor(
    @Inject(READ_VIEWS) private readonly views: ReadViews,
    private readonly versions: Versions,
  ) {}

  async execute({ cycleId, viewer }: ReadCycle): Promise<Cycle> {
    const cycle = found(await cycleOf(this.views, cycleId, isGranted(CYCLE_GRANTS.committee, viewer)));
    return this.versions.on('cycle', cycle, viewer);
  }
}
