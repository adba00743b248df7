import type { Viewer } from '@plumbline/access';
import { latestEditions } from '@plumbline/domain';
import { type FrameworkBlueprints, frameworkBlueprintsOf } from '@plumbline/read-model';
import type { FrameworkMapping } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { found } from '../../found.js';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';
import { Versions } from '../../versions.js';
import { proposeFor } from '../mapping/propose.js';

/** What the imported blueprints of a framework could become. */
export class ReadMapping extends Query<FrameworkMapping> {
  constructor(
    readonly frameworkId: string,
    readonly viewer: Viewer,
  ) {
    super();
  }
}

const toReview = (from: FrameworkBlueprints): FrameworkMapping => ({
  id: from.id,
  revision: from.revision,
  blueprints: latestEditions(from.editions)
    .filter(({ items }) => items.length > 0)
    .map(({ source, role }) => ({ ...source, roleTitle: role.title?.value ?? null })),
  mapping: proposeFor(from),
});

@QueryHandler(ReadMapping)
export class ReadMappingHandler implements IQueryHandler<ReadMapping> {
  constructor(
    @Inject(READ_VIEWS) private readonly views: ReadViews,
    private readonly versions: Versions,
  ) {}

  async execute({ frameworkId, viewer }: ReadMapping): Promise<FrameworkMapping> {
    const blueprints = found(await frameworkBlueprintsOf(this.views, frameworkId));
    return this.versions.on('framework', toReview(blueprints), viewer);
  }
}
