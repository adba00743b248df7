import { frameworkVersionOf } from '@plumbline/read-model';
import type { FrameworkVersion } from '@plumbline/responses';
import { found } from '../../found.js';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** One published version, which never changes. */
export class ReadFrameworkVersion extends Query<FrameworkVersion> {
  constructor(
    readonly frameworkId: string,
    readonly version: number,
  ) {
    super();
  }
}

@QueryHandler(ReadFrameworkVersion)
export class ReadFrameworkVersionHandler implements IQueryHandler<ReadFrameworkVersion> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ frameworkId, version }: ReadFrameworkVersion): Promise<FrameworkVersion> {
    return found(await frameworkVersionOf(this.views, frameworkId, version));
  }
}
