import { type DecisionFilter, decisionsPage, type Page, type PageOf, type ListViewer } from '@plumbline/read-model';
import type { DecisionItem } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { pageOfCycle } from '../../cycle/page-of-cycle.js';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** The register of decisions, as far as the viewer may see it. */
export class ListDecisions extends Query<Page<DecisionItem>> {
  constructor(
    readonly viewer: ListViewer,
    readonly filter: DecisionFilter,
    readonly page: PageOf,
  ) {
    super();
  }
}

@QueryHandler(ListDecisions)
export class ListDecisionsHandler implements IQueryHandler<ListDecisions> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ viewer, filter, page }: ListDecisions): Promise<Page<DecisionItem>> {
    return pageOfCycle(this.views, filter.cycle, await decisionsPage(this.views, viewer, filter, page));
  }
}
