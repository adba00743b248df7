import { type Page, type PageOf, peoplePage, type ListViewer } from '@plumbline/read-model';
import type { PersonItem } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** Everybody for an admin or auditor, else the viewer's own line today. */
export class ListPeople extends Query<Page<PersonItem>> {
  constructor(
    readonly viewer: ListViewer,
    readonly page: PageOf,
  ) {
    super();
  }
}

@QueryHandler(ListPeople)
export class ListPeopleHandler implements IQueryHandler<ListPeople> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  execute({ viewer, page }: ListPeople): Promise<Page<PersonItem>> {
    return peoplePage(this.views, viewer, page);
  }
}
