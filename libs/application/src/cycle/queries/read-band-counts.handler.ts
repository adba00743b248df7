import { bandCountsOf, countedNominations, type ListViewer } from '@plumbline/read-model';
import type { BandCounts, Counted } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** Nominations in each band of each level of a cycle, in one org unit or in all. */
export class ReadBandCounts extends Query<BandCounts & Counted> {
  constructor(
    readonly cycle: Readonly<{ cycleId: string; orgUnit?: string }>,
    readonly viewer: ListViewer,
  ) {
    super();
  }
}

@QueryHandler(ReadBandCounts)
export class ReadBandCountsHandler implements IQueryHandler<ReadBandCounts> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ cycle, viewer }: ReadBandCounts): Promise<BandCounts & Counted> {
    const { cycleId: id, orgUnit = null } = cycle;
    const bands = await bandCountsOf(this.views, viewer, cycle);
    return { id, orgUnit, bands, counted: await countedNominations(this.views, viewer, cycle) };
  }
}
