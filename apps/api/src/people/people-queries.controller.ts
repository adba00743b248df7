import type { Viewer as ViewerOf } from '@plumbline/access';
import { type CommandContext, ListPeople, ReadPerson, ReadTimeline } from '@plumbline/application';
import { dayOf } from '@plumbline/domain';
import { PEOPLE_SCOPE } from '@plumbline/read-model';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context, Viewer } from '../http/context.js';
import { PageDto } from '../http/page.dto.js';
import { pageIn, listViewerOf } from '../http/paging.js';
import { Reads } from '../http/reads.js';
import { PersonDetailDto, PersonPageDto, TimelineDto } from './dto/person-view.dto.js';

@ApiTags('people')
@Controller('people')
export class PeopleQueriesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Allow({ on: 'system', to: ['signed-in'] })
  @Reads("Everybody for admins and auditors, else the caller's reporting line; by id", { type: PersonPageDto })
  list(@Query() page: PageDto, @Viewer() viewer: ViewerOf, @Context() context: CommandContext): Promise<PersonPageDto> {
    return this.queries.execute(new ListPeople(listViewerOf(viewer, context), pageIn(page, PEOPLE_SCOPE)));
  }

  @Get(':id')
  @Allow({ on: 'person', to: ['admin', 'auditor', 'self', 'line-manager'] })
  @Reads('A person, and who they reported to over time', { type: PersonDetailDto })
  read(@Param('id') id: string, @Context() { now }: CommandContext): Promise<PersonDetailDto> {
    return this.queries.execute(new ReadPerson(id, dayOf(now)));
  }

  @Get(':id/timeline')
  @Allow({ on: 'person', to: ['admin', 'auditor', 'line-manager'] })
  @Reads('One person over time: levels, managers, nominations, decisions and the readiness behind them', {
    type: TimelineDto,
  })
  timeline(
    @Param('id') id: string,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<TimelineDto> {
    return this.queries.execute(new ReadTimeline(id, listViewerOf(viewer, context)));
  }
}
