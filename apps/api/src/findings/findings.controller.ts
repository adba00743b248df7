import type { Viewer as ViewerOf } from '@plumbline/access';
import { type CommandContext, ListFindings, type Receipt } from '@plumbline/application';
import { FINDINGS_SCOPE } from '@plumbline/read-model';
import { FindingPage } from '@plumbline/responses';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context, Viewer } from '../http/context.js';
import { listViewerOf, pageIn } from '../http/paging.js';
import { Reads } from '../http/reads.js';
import { Writes } from '../http/writes.js';
import { FindingsQueryDto, ResolveFindingDto } from './dto/finding.dto.js';
import * as to from './to-command.js';

const RESOLVES = { command: 'ResolveFinding', ifMatch: 'required' } as const;

@ApiTags('findings')
@Controller()
export class FindingsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('findings')
  @Allow({ on: 'system', to: ['signed-in'] })
  @Reads('What was found, as far as you may see it, newest first', { answer: FindingPage })
  list(
    @Query() query: FindingsQueryDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<FindingPage> {
    const page = pageIn(query, FINDINGS_SCOPE, 2);
    return this.queries.execute(new ListFindings(listViewerOf(viewer, context), { state: query.state }, page));
  }

  @Post('nominations/:id/findings/:findingId/resolution')
  @Allow({ on: 'nomination', to: ['chair'] })
  @Writes('Resolve what was found on a nomination', RESOLVES)
  onNomination(
    @Param('id') id: string,
    @Param('findingId') findingId: string,
    @Body() { reason }: ResolveFindingDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toResolveFinding({ kind: 'nomination', id }, { findingId, reason }, context));
  }

  @Post('cycles/:id/findings/:findingId/resolution')
  @Allow({ on: 'cycle', to: ['chair'] })
  @Writes('Resolve what was found on a cycle', RESOLVES)
  onCycle(
    @Param('id') id: string,
    @Param('findingId') findingId: string,
    @Body() { reason }: ResolveFindingDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toResolveFinding({ kind: 'cycle', id }, { findingId, reason }, context));
  }

  @Post('people/:id/findings/:findingId/resolution')
  @Allow({ on: 'person', to: ['admin'] })
  @Writes('Resolve what was found on the record of a person', RESOLVES)
  onPerson(
    @Param('id') id: string,
    @Param('findingId') findingId: string,
    @Body() { reason }: ResolveFindingDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toResolveFinding({ kind: 'person', id }, { findingId, reason }, context));
  }

  @Post('frameworks/:id/findings/:findingId/resolution')
  @Allow({ on: 'framework', to: ['admin'] })
  @Writes('Resolve what was found on a framework', RESOLVES)
  onFramework(
    @Param('id') id: string,
    @Param('findingId') findingId: string,
    @Body() { reason }: ResolveFindingDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toResolveFinding({ kind: 'framework', id }, { findingId, reason }, context));
  }
}
