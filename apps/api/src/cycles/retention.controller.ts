import type { Viewer as ViewerOf } from '@plumbline/access';
import { type CommandContext, ListRetention } from '@plumbline/application';
import { RETENTION_SCOPE } from '@plumbline/read-model';
import { RetentionPage } from '@plumbline/responses';
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context, Viewer } from '../http/context.js';
import { listViewerOf, pageIn } from '../http/paging.js';
import { Reads } from '../http/reads.js';
import { RetentionQueryDto } from './dto/retention.dto.js';

@ApiTags('cycles')
@Controller('retention')
export class RetentionController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Allow({ on: 'system', to: ['admin', 'auditor'] })
  @Reads('Nominations of closed cycles by the day on which their texts go, and what holds them', {
    answer: RetentionPage,
  })
  list(
    @Query() query: RetentionQueryDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<RetentionPage> {
    const { cycle } = query;
    const page = { ...pageIn(query, RETENTION_SCOPE, 3), ...(cycle !== undefined && { cycle }) };
    return this.queries.execute(new ListRetention(listViewerOf(viewer, context), page));
  }
}
