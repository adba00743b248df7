import { criteriaOfCycle, heatMapPage, type PageOf, type ListViewer, sourcesOfCycle } from '@plumbline/read-model';
import { found } from '../../found.js';
import type { HeatMap } from '@plumbline/responses';
import { rowsOfLevel } from './heat-map.js';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** Criterion by nomination for one level of a cycle. */
export class ReadHeatMap extends Query<HeatMap> {
  constructor(
    readonly map: Readonly<{ cycleId: string; level: string }>,
    readonly viewer: ListViewer,
    readonly page: PageOf,
  ) {
    super();
  }
}

@QueryHandler(ReadHeatMap)
export class ReadHeatMapHandler implements IQueryHandler<ReadHeatMap> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ map, viewer, page }: ReadHeatMap): Promise<HeatMap> {
    const criteria = found(await criteriaOfCycle(this.views, map.cycleId));
    const columns = await heatMapPage(this.views, viewer, map, page);
    const sources = found(await sourcesOfCycle(this.views, map.cycleId));
    const rows = rowsOfLevel(criteria, sources, map.level);
    return { id: map.cycleId, level: map.level, framework: sources.framework, criteria: rows, ...columns };
  }
}
