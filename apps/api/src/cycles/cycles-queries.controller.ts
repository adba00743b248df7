import type { Viewer as ViewerOf } from '@plumbline/access';
import {
  type CommandContext,
  cycleHistoryScope,
  ListCycles,
  ReadBandCounts,
  ReadCycle,
  ReadCycleHistory,
  ReadCycleProgress,
  ReadHeatMap,
} from '@plumbline/application';
import { CYCLES_SCOPE, heatMapScope } from '@plumbline/read-model';
import { BandCounts, Cycle, CycleHistory, CyclePage, CycleProgress, HeatMap } from '@plumbline/responses';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context, Viewer } from '../http/context.js';
import { PageDto } from '../http/page.dto.js';
import { pageIn, listViewerOf } from '../http/paging.js';
import { Reads } from '../http/reads.js';
import { BandCountsQueryDto, HeatMapAddressDto } from './dto/readiness-query.dto.js';

@ApiTags('cycles')
@Controller('cycles')
export class CyclesQueriesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Allow({ on: 'system', to: ['signed-in'] })
  @Reads('Cycles, by id', { answer: CyclePage })
  list(@Query() page: PageDto): Promise<CyclePage> {
    return this.queries.execute(new ListCycles(pageIn(page, CYCLES_SCOPE)));
  }

  @Get(':id')
  @Allow({ on: 'cycle', to: ['signed-in'] })
  @Reads('A cycle, its policy and deadlines', { answer: Cycle })
  read(@Param('id') id: string, @Viewer() viewer: ViewerOf): Promise<Cycle> {
    return this.queries.execute(new ReadCycle(id, viewer));
  }

  @Get(':id/history')
  @Allow({ on: 'cycle', to: ['signed-in'] })
  @Reads('What happened to a cycle: phases, deadlines and policy; the committee for those who may know it', {
    answer: CycleHistory,
  })
  history(@Param('id') id: string, @Query() page: PageDto, @Viewer() viewer: ViewerOf): Promise<CycleHistory> {
    return this.queries.execute(new ReadCycleHistory(id, viewer, pageIn(page, cycleHistoryScope(id))));
  }

  @Get(':id/progress')
  @Allow({ on: 'cycle', to: ['admin', 'auditor', 'member', 'chair'] })
  @Reads("How far the cycle's nominations have come", { answer: CycleProgress })
  progress(
    @Param('id') id: string,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<CycleProgress> {
    return this.queries.execute(new ReadCycleProgress(id, listViewerOf(viewer, context)));
  }

  @Get(':id/readiness')
  @Allow({ on: 'cycle', to: ['admin', 'auditor', 'member', 'chair'] })
  @Reads('How many nominations stand in each band of each level', { answer: BandCounts })
  bandCounts(
    @Param('id') id: string,
    @Query() { orgUnit }: BandCountsQueryDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<BandCounts> {
    return this.queries.execute(new ReadBandCounts({ cycleId: id, orgUnit }, listViewerOf(viewer, context)));
  }

  @Get(':id/levels/:level/heat-map')
  @Allow({ on: 'cycle', to: ['admin', 'auditor', 'member', 'chair'] })
  @Reads('Criterion by nomination for one level, paged by nomination; each criterion with its sentence', {
    answer: HeatMap,
  })
  heatMap(
    @Param() { id: cycleId, level }: HeatMapAddressDto,
    @Query() page: PageDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<HeatMap> {
    const pageOf = pageIn(page, heatMapScope(cycleId, level));
    return this.queries.execute(new ReadHeatMap({ cycleId, level }, listViewerOf(viewer, context), pageOf));
  }
}
