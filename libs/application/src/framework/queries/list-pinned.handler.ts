import type { FrameworkRef } from '@plumbline/domain';
import { frameworkVersionOf, type Page, pinnedPage, type ListViewer, type TasksOf } from '@plumbline/read-model';
import type { PinnedNomination } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { found } from '../../found.js';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** Open nominations that are rated against a published version, as far as they exist for the viewer. */
export class ListPinned extends Query<Page<PinnedNomination>> {
  constructor(
    readonly framework: FrameworkRef,
    readonly viewer: ListViewer,
    readonly page: TasksOf,
  ) {
    super();
  }
}

@QueryHandler(ListPinned)
export class ListPinnedHandler implements IQueryHandler<ListPinned> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ framework, viewer, page }: ListPinned): Promise<Page<PinnedNomination>> {
    found(await frameworkVersionOf(this.views, framework.id, framework.version));
    return pinnedPage(this.views, viewer, framework, page);
  }
}
