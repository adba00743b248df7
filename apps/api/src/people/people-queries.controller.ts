import type { Viewer as ViewerOf } from '@plumbline/access';
import { type CommandContext, ListPeople, ReadPerson, ReadTimeline } from '@plumbline/application';
import { dayOf } from '@plumbline/domain';
import { PEOPLE_SCOPE, timelineScope } from '@plumbline/read-model';
import { Person, PersonPage, Timeline } from '@plumbline/responses';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context, Viewer } from '../http/context.js';
import { PageDto } from '../http/page.dto.js';
import { pageIn, listViewerOf } from '../http/paging.js';
import { Reads } from '../http/reads.js';
import { PeopleQueryDto } from './dto/people-query.dto.js';

@ApiTags('people')
@Controller('people')
export class PeopleQueriesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Allow({ on: 'system', to: ['signed-in'] })
  @Reads('Everybody for admins and auditors, else your reporting line; for chairs whoever is here. By id', {
    answer: PersonPage,
  })
  list(
    @Query() query: PeopleQueryDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<PersonPage> {
    const { text, sourceId, orgUnit, level, manager } = query;
    const filter = { text, sourceId, orgUnit, level, manager };
    return this.queries.execute(new ListPeople(listViewerOf(viewer, context), filter, pageIn(query, PEOPLE_SCOPE)));
  }

  @Get(':id')
  @Allow({ on: 'person', to: ['admin', 'auditor', 'self', 'line-manager'] })
  @Reads('A person, and who they reported to over time', { answer: Person })
  read(@Param('id') id: string, @Viewer() viewer: ViewerOf, @Context() { now }: CommandContext): Promise<Person> {
    return this.queries.execute(new ReadPerson(id, viewer, dayOf(now)));
  }

  @Get(':id/timeline')
  @Allow({ on: 'person', to: ['admin', 'auditor', 'line-manager'] })
  @Reads('One person over time: levels, managers, nominations, decisions and the readiness behind them', {
    answer: Timeline,
  })
  timeline(
    @Param('id') id: string,
    @Query() page: PageDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<Timeline> {
    return this.queries.execute(new ReadTimeline(id, listViewerOf(viewer, context), pageIn(page, timelineScope(id))));
  }
}
