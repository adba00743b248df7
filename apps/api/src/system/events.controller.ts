import type { Viewer as ViewerOf } from '@plumbline/access';
import { type CommandContext, ListEvents, nominationsIn } from '@plumbline/application';
import type { Logger } from '@plumbline/platform';
import { StoredEventPage } from '@plumbline/responses';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context, Viewer } from '../http/context.js';
import { listViewerOf } from '../http/paging.js';
import { Reads } from '../http/reads.js';
import { EventsQueryDto } from './events.dto.js';
import { LOGGER } from './tokens.js';

@ApiTags('system')
@Controller('events')
export class EventsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Get()
  @Allow({ on: 'system', to: ['auditor'] })
  @Reads('Stored events in global order', { answer: StoredEventPage })
  async list(
    @Query() { cursor, limit = 50 }: EventsQueryDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<StoredEventPage> {
    const events = await this.queries.execute(
      new ListEvents(listViewerOf(viewer, context), { after: cursor ?? null, limit }),
    );
    for (const nomination of nominationsIn(events))
      this.logger.info({ actor: viewer.personId, nomination, relation: ['auditor'], part: 'events' }, 'packet.read');
    return events;
  }
}
