import type { Viewer as ViewerOf } from '@plumbline/access';
import { EVENT_STORE, type EventStore } from '@plumbline/application';
import type { Logger } from '@plumbline/platform';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Standings } from '../access/standings.js';
import { Allow } from '../http/allow.js';
import { Viewer } from '../http/context.js';
import { Reads } from '../http/reads.js';
import { EventsDto, EventsQueryDto } from './events.dto.js';
import { LOGGER } from './tokens.js';
import { nominationsIn, visibleEvents } from './visible-events.js';

@ApiTags('system')
@Controller('events')
export class EventsController {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(Standings) private readonly standings: Standings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Get()
  @Allow({ on: 'system', to: ['auditor'] })
  @Reads('Stored events in global order', { type: EventsDto })
  async list(@Query() { after, limit = 50 }: EventsQueryDto, @Viewer() viewer: ViewerOf): Promise<EventsDto> {
    const { store, standings } = this;
    const events = await visibleEvents({ store, standings }, viewer, { after: after ?? null, limit });
    for (const nomination of nominationsIn(events))
      this.logger.info({ actor: viewer.personId, nomination, relation: ['auditor'], part: 'events' }, 'packet.read');
    return events;
  }
}
