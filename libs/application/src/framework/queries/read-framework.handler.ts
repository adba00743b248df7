import { type FrameworkDetail, frameworkOf } from '@plumbline/read-model';
import { found } from '../../found.js';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** One framework: its versions, and its draft for those who may see it. */
export class ReadFramework extends Query<FrameworkDetail> {
  constructor(
    readonly frameworkId: string,
    readonly withDraft: boolean,
  ) {
    super();
  }
}

@QueryHandler(ReadFramework)
export class ReadFrameworkHandler implements IQueryHandler<ReadFramework> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ frameworkId, withDraft }: ReadFramework): Promise<FrameworkDetail> {
    return found(await frameworkOf(this.views, frameworkId, withDraft));
  }
}
