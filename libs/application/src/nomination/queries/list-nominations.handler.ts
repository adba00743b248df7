import {
  type BoardFilter,
  boardPage,
  type BoardSort,
  type Page,
  type PageOf,
  type ListViewer,
} from '@plumbline/read-model';
import type { NominationItem } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { pageOfCycle } from '../../cycle/page-of-cycle.js';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** The nomination board, with the nominations that exist for the viewer. */
export class ListNominations extends Query<Page<NominationItem>> {
  constructor(
    readonly viewer: ListViewer,
    readonly filter: BoardFilter,
    readonly page: PageOf & { sort: BoardSort },
  ) {
    super();
  }
}

@QueryHandler(ListNominations)
export class ListNominationsHandler implements IQueryHandler<ListNominations> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ viewer, filter, page }: ListNominations): Promise<Page<NominationItem>> {
    return pageOfCycle(this.views, filter.cycle, await boardPage(this.views, viewer, filter, page));
  }
}
