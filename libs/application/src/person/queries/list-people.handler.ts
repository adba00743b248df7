import { type ListViewer, type Page, type PageOf, type PeopleFilter, peoplePage } from '@plumbline/read-model';
import type { PersonItem } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';
import { SourceIds } from '../source-ids.js';

/** Everybody for an admin or auditor, else the viewer's own line today, and for chairs who is here. */
export class ListPeople extends Query<Page<PersonItem>> {
  constructor(
    readonly viewer: ListViewer,
    readonly filter: Omit<PeopleFilter, 'person'> & Readonly<{ sourceId?: string | undefined }>,
    readonly page: PageOf,
  ) {
    super();
  }
}

@QueryHandler(ListPeople)
export class ListPeopleHandler implements IQueryHandler<ListPeople> {
  constructor(
    @Inject(READ_VIEWS) private readonly views: ReadViews,
    private readonly sourceIds: SourceIds,
  ) {}

  async execute({ viewer, filter: { sourceId, ...filter }, page }: ListPeople): Promise<Page<PersonItem>> {
    return peoplePage(this.views, viewer, { ...filter, ...(await this.sourceIds.filterBy(sourceId)) }, page);
  }
}
