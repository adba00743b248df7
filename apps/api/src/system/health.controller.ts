import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { healthOf, type ProjectionControl } from '@plumbline/projection-runtime';
import { Health, Live } from '@plumbline/responses';
import { Controller, Get, HttpCode, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../http/allow.js';
import { Answers, AnswersAlso } from '../http/answers.js';
import { PROJECTION_CONTROL } from './tokens.js';

@ApiTags('system')
@Controller('health')
export class HealthController {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(PROJECTION_CONTROL) private readonly projections: ProjectionControl,
  ) {}

  @Get('live')
  @HttpCode(200)
  @Allow({ on: 'system', to: ['anyone'] })
  @ApiOperation({ summary: 'Whether the process answers at all' })
  @Answers(Live, { description: 'The process is running.' })
  live(): Live {
    return { status: 'live' };
  }

  @Get('ready')
  @Allow({ on: 'system', to: ['anyone'] })
  @ApiOperation({ summary: 'Whether reads and writes would be served' })
  @Answers(Health, { description: 'Reads and writes can be served.' })
  @AnswersAlso(Health, { status: 503, description: 'Not ready; the body says why.' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const health = await healthOf(this.store, this.projections);
    if (health.status === 'degraded') void reply.status(503).header('retry-after', '5');
    return health;
  }
}
