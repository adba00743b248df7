import type { Viewer as ViewerOf } from '@plumbline/access';
import { type CommandContext, ListEvents } from '@plumbline/application';
import { StoredEventPage } from '@plumbline/responses';
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context, Viewer } from '../http/context.js';
import { listViewerOf } from '../http/paging.js';
import { Reads } from '../http/reads.js';
import { EventsQueryDto, toEventsAfter } from './events.dto.js';

@ApiTags('system')
@Controller('events')
export class EventsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Allow({ on: 'system', to: ['auditor'] })
  @Reads('Stored events in global order, all or those that match; follow nextCursor until it is null', {
    answer: StoredEventPage,
  })
  list(
    @Query() query: EventsQueryDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<StoredEventPage> {
    return this.queries.execute(new ListEvents(listViewerOf(viewer, context), toEventsAfter(query)));
  }
}
