import type { Viewer } from '@plumbline/access';
import { type PageOf, sliceOf } from '@plumbline/read-model';
import type { Blueprint } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { found } from '../../found.js';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';
import { toInspection } from '../mapping/blueprint-edition.js';
import { showBlueprint } from './show-blueprint.js';
import { seesDrafts } from './sees-drafts.js';
import { visibleBlueprints } from './visible-blueprints.js';

export const blueprintScope = (frameworkId: string, sha256: string): string => `blueprint ${frameworkId} ${sha256}`;

/** One imported document, as far as the viewer may see it. */
export class ReadBlueprint extends Query<Blueprint> {
  constructor(
    readonly document: Readonly<{ frameworkId: string; sha256: string }>,
    readonly viewer: Viewer,
    readonly page: PageOf,
  ) {
    super();
  }
}

@QueryHandler(ReadBlueprint)
export class ReadBlueprintHandler implements IQueryHandler<ReadBlueprint> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ document: { frameworkId, sha256 }, viewer, page }: ReadBlueprint): Promise<Blueprint> {
    const drafts = seesDrafts(viewer);
    const { editions } = await visibleBlueprints(this.views, frameworkId, drafts);
    const blueprint = found(editions.findLast(({ source }) => source.sha256 === sha256));
    const items = sliceOf(toInspection(blueprint).items, page, blueprintScope(frameworkId, sha256));
    return { ...showBlueprint(blueprint, editions, drafts), ...items };
  }
}
