import { EVENT_STORE, type EventStore } from '@plumbline/application';
import { healthOf, type ProjectionControl } from '@plumbline/projection-runtime';
import { Controller, Get, HttpCode, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../http/allow.js';
import { HealthDto, LiveDto } from './health.dto.js';
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
  @ApiOkResponse({ type: LiveDto, description: 'It does.' })
  live(): LiveDto {
    return { status: 'live' };
  }

  @Get('ready')
  @Allow({ on: 'system', to: ['anyone'] })
  @ApiOperation({ summary: 'Whether reads and writes would be served' })
  @ApiOkResponse({ type: HealthDto, description: 'They would be.' })
  @ApiServiceUnavailableResponse({ type: HealthDto, description: 'Something is amiss, and this is what.' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthDto> {
    const health = await healthOf(this.store, this.projections);
    if (health.status === 'degraded') void reply.status(503).header('retry-after', '5');
    return health;
  }
}
