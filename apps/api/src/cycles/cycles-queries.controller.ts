import type { Viewer as ViewerOf } from '@plumbline/access';
import {
  type CommandContext,
  ListCycles,
  ReadBandCounts,
  ReadCycle,
  ReadCycleProgress,
  ReadHeatMap,
} from '@plumbline/application';
import { CYCLES_SCOPE, heatMapScope } from '@plumbline/read-model';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context, Viewer } from '../http/context.js';
import { PageDto } from '../http/page.dto.js';
import { pageIn, listViewerOf } from '../http/paging.js';
import { Reads } from '../http/reads.js';
import { CycleDetailDto, CyclePageDto, CycleProgressDto } from './dto/cycle-view.dto.js';
import { BandCountsQueryDto, HeatMapAddressDto } from './dto/readiness-query.dto.js';
import { BandCountsDto, HeatMapDto } from './dto/readiness-view.dto.js';
import { showHeatMap } from './show-heat-map.js';

@ApiTags('cycles')
@Controller('cycles')
export class CyclesQueriesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Allow({ on: 'system', to: ['signed-in'] })
  @Reads('Cycles, by id', { type: CyclePageDto })
  list(@Query() page: PageDto): Promise<CyclePageDto> {
    return this.queries.execute(new ListCycles(pageIn(page, CYCLES_SCOPE)));
  }

  @Get(':id')
  @Allow({ on: 'cycle', to: ['signed-in'] })
  @Reads('A cycle, its policy and deadlines', { type: CycleDetailDto })
  read(@Param('id') id: string, @Viewer() viewer: ViewerOf): Promise<CycleDetailDto> {
    return this.queries.execute(new ReadCycle(id, viewer));
  }

  @Get(':id/progress')
  @Allow({ on: 'cycle', to: ['admin', 'auditor', 'member', 'chair'] })
  @Reads("How far the cycle's nominations have come", { type: CycleProgressDto })
  progress(
    @Param('id') id: string,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<CycleProgressDto> {
    return this.queries.execute(new ReadCycleProgress(id, listViewerOf(viewer, context)));
  }

  @Get(':id/readiness')
  @Allow({ on: 'cycle', to: ['admin', 'auditor', 'member', 'chair'] })
  @Reads('How many nominations stand in each band of each level', { type: BandCountsDto })
  bandCounts(
    @Param('id') id: string,
    @Query() { orgUnit }: BandCountsQueryDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<BandCountsDto> {
    return this.queries.execute(new ReadBandCounts({ cycleId: id, orgUnit }, listViewerOf(viewer, context)));
  }

  @Get(':id/levels/:level/heat-map')
  @Allow({ on: 'cycle', to: ['admin', 'auditor', 'member', 'chair'] })
  @Reads('Criterion by nomination for one level, paged by nomination; each criterion with its sentence', {
    type: HeatMapDto,
  })
  async heatMap(
    @Param() { id: cycleId, level }: HeatMapAddressDto,
    @Query() page: PageDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<HeatMapDto> {
    const pageOf = pageIn(page, heatMapScope(cycleId, level));
    return showHeatMap(
      await this.queries.execute(new ReadHeatMap({ cycleId, level }, listViewerOf(viewer, context), pageOf)),
    );
  }
}
