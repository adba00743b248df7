import type { Viewer } from '@plumbline/access';
import { careerGraph } from '@plumbline/career-graph';
import type { CareerGraph } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';
import { seesDrafts } from './sees-drafts.js';
import { visibleBlueprints } from './visible-blueprints.js';

/** Where the roles of the track come from and lead to, as far as the viewer may see the blueprints. */
export class ReadCareerGraph extends Query<CareerGraph> {
  constructor(
    readonly frameworkId: string,
    readonly viewer: Viewer,
  ) {
    super();
  }
}

@QueryHandler(ReadCareerGraph)
export class ReadCareerGraphHandler implements IQueryHandler<ReadCareerGraph> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ frameworkId, viewer }: ReadCareerGraph): Promise<CareerGraph> {
    const { id, title, editions, levels } = await visibleBlueprints(this.views, frameworkId, seesDrafts(viewer));
    return { id, title, ...careerGraph(editions, levels) };
  }
}
