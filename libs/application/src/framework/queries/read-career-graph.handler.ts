import type { Viewer } from '@plumbline/access';
import { careerGraph, type CareerGraph } from '@plumbline/career-graph';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';
import { seesDrafts } from './sees-drafts.js';
import { visibleBlueprints } from './visible-blueprints.js';

export type FrameworkCareerGraph = CareerGraph & Readonly<{ id: string; title: string }>;

/** Where the roles of the track come from and lead to, as far as the viewer may see the blueprints. */
export class ReadCareerGraph extends Query<FrameworkCareerGraph> {
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

  async execute({ frameworkId, viewer }: ReadCareerGraph): Promise<FrameworkCareerGraph> {
    const { id, title, blueprints, levels } = await visibleBlueprints(this.views, frameworkId, seesDrafts(viewer));
    return { id, title, ...careerGraph(blueprints, levels) };
  }
}
