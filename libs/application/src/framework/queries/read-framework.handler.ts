import type { Viewer } from '@plumbline/access';
import type { Framework } from '@plumbline/responses';
import { frameworkOf } from '@plumbline/read-model';
import { found } from '../../found.js';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';
import { Versions } from '../../versions.js';
import { seesDrafts } from './sees-drafts.js';

/** One framework: its versions, and its draft for those who may see it. */
export class ReadFramework extends Query<Framework> {
  constructor(
    readonly frameworkId: string,
    readonly viewer: Viewer,
  ) {
    super();
  }
}

@QueryHandler(ReadFramework)
export class ReadFrameworkHandler implements IQueryHandler<ReadFramework> {
  constructor(
    @Inject(READ_VIEWS) private readonly views: ReadViews,
    private readonly versions: Versions,
  ) {}

  async execute({ frameworkId, viewer }: ReadFramework): Promise<Framework> {
    const framework = found(await frameworkOf(this.views, frameworkId, seesDrafts(viewer)));
    return this.versions.on('framework', framework, viewer);
  }
}
