import { accessPage, type ConcernsAsked, type Page } from '@plumbline/read-model';
import type { AccessItem } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** For whom access is asked, and to whom what was released can be handed today. */
export class ListSubjectAccess extends Query<Page<AccessItem>> {
  constructor(readonly asked: ConcernsAsked) {
    super();
  }
}

@QueryHandler(ListSubjectAccess)
export class ListSubjectAccessHandler implements IQueryHandler<ListSubjectAccess> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  execute({ asked }: ListSubjectAccess): Promise<Page<AccessItem>> {
    return accessPage(this.views, asked);
  }
}
