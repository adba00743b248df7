import { type ListViewer, type PageOf, toldPage } from '@plumbline/read-model';
import type { ToldNominationPage } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** What was released to the viewer as a candidate. */
export class ListMyReleases extends Query<ToldNominationPage> {
  constructor(
    readonly viewer: ListViewer,
    readonly page: PageOf,
  ) {
    super();
  }
}

@QueryHandler(ListMyReleases)
export class ListMyReleasesHandler implements IQueryHandler<ListMyReleases> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  execute({ viewer, page }: ListMyReleases): Promise<ToldNominationPage> {
    return toldPage(this.views, viewer, page);
  }
}
