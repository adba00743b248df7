import type { Viewer as ViewerOf } from '@plumbline/access';
import { type CommandContext, ListSubjectAccess, ReadSubjectFile, type Receipt } from '@plumbline/application';
import { ACCESS_SCOPE } from '@plumbline/read-model';
import { AccessPage, SubjectFile } from '@plumbline/responses';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context, Viewer } from '../http/context.js';
import { TakesNoBody } from '../http/no-body.js';
import { Reads } from '../http/reads.js';
import { Writes } from '../http/writes.js';
import { concernsIn, ConcernsQueryDto } from './dto/concerns-query.dto.js';
import { RequestSubjectAccessDto } from './dto/subject-access.dto.js';
import * as to from './to-subject-access-command.js';

@ApiTags('people')
@Controller()
export class SubjectAccessController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('subject-access')
  @Allow({ on: 'system', to: ['admin', 'auditor'] })
  @Reads('For whom access is asked, and for whom it is released now, by person', { answer: AccessPage })
  list(
    @Query() query: ConcernsQueryDto,
    @Viewer() { personId: reader }: ViewerOf,
    @Context() { now }: CommandContext,
  ): Promise<AccessPage> {
    return this.queries.execute(new ListSubjectAccess(concernsIn(query, { scope: ACCESS_SCOPE, reader, now })));
  }

  @Get('people/:id/subject-access')
  @Allow({ on: 'person', to: ['admin'] })
  @Reads('What is kept about the person, to be handed to them: for the two admins of a release that is in force', {
    answer: SubjectFile,
  })
  read(@Param('id') id: string, @Viewer() viewer: ViewerOf, @Context() { now }: CommandContext): Promise<SubjectFile> {
    return this.queries.execute(new ReadSubjectFile(id, viewer, now));
  }

  @Post('people/:id/subject-access')
  @Allow({ on: 'person', to: ['admin'] })
  @Writes('Ask for what is kept about the person, for another admin to release', { command: 'RequestSubjectAccess' })
  request(
    @Param('id') id: string,
    @Body() dto: RequestSubjectAccessDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toRequestSubjectAccess(id, dto, context));
  }

  @Post('people/:id/subject-access/withdrawal')
  @Allow({ on: 'person', to: ['admin'] })
  @TakesNoBody()
  @Writes('Withdraw what was asked for, and end what was released', { command: 'WithdrawSubjectAccess' })
  withdraw(@Param('id') id: string, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.toWithdrawSubjectAccess(id, context));
  }

  @Post('people/:id/subject-access/release')
  @Allow({ on: 'person', to: ['admin'] })
  @TakesNoBody()
  @Writes('Release what another admin asked for, to both, for 30 days', { command: 'ReleaseSubjectAccess' })
  release(@Param('id') id: string, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.toReleaseSubjectAccess(id, context));
  }
}
