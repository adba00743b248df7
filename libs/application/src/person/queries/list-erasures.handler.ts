import { type ConcernsAsked, erasuresPage, type Page } from '@plumbline/read-model';
import type { Erasure } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** Whose erasure is asked for, and who is under a legal hold today. */
export class ListErasures extends Query<Page<Erasure>> {
  constructor(readonly asked: ConcernsAsked) {
    super();
  }
}

@QueryHandler(ListErasures)
export class ListErasuresHandler implements IQueryHandler<ListErasures> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  execute({ asked }: ListErasures): Promise<Page<Erasure>> {
    return erasuresPage(this.views, asked);
  }
}
