import type { Viewer as ViewerOf } from '@plumbline/access';
import { type CommandContext, ListDecisions } from '@plumbline/application';
import { DECISIONS_SCOPE } from '@plumbline/read-model';
import { DecisionPage, NominationPage } from '@plumbline/responses';
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context, Viewer } from '../http/context.js';
import { pageIn, listViewerOf } from '../http/paging.js';
import { Reads } from '../http/reads.js';
import { BoardQueryDto } from './dto/board-query.dto.js';
import { DecisionsQueryDto } from './dto/decisions-query.dto.js';
import { toListNominations } from './to-query.js';

@ApiTags('nominations')
@Controller()
export class NominationsQueriesController {
  constructor(private readonly queries: QueryBus) {}

  @Get('nominations')
  @Allow({ on: 'system', to: ['signed-in'] })
  @Reads('The nomination board, with the nominations that you may see', { answer: NominationPage })
  list(
    @Query() query: BoardQueryDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<NominationPage> {
    return this.queries.execute(toListNominations(query, viewer, context));
  }

  @Get('decisions')
  @Allow({ on: 'system', to: ['signed-in'] })
  @Reads('The register of decisions that you may see, newest first', { answer: DecisionPage })
  decisions(
    @Query() query: DecisionsQueryDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<DecisionPage> {
    const { cycle, outcome, candidate, targetLevel, orgUnit, text } = query;
    const filter = { cycle, outcome, candidate, targetLevel, orgUnit, text };
    const page = pageIn(query, DECISIONS_SCOPE, 3);
    return this.queries.execute(new ListDecisions(listViewerOf(viewer, context), filter, page));
  }
}
