import { cyclesPage, type Page, type PageOf } from '@plumbline/read-model';
import type { CycleItem } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** All cycles, by id. */
export class ListCycles extends Query<Page<CycleItem>> {
  constructor(readonly page: PageOf) {
    super();
  }
}

@QueryHandler(ListCycles)
export class ListCyclesHandler implements IQueryHandler<ListCycles> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  execute({ page }: ListCycles): Promise<Page<CycleItem>> {
    return cyclesPage(this.views, page);
  }
}
