import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { HealthProbe, type ProjectionControl } from '@plumbline/projection-runtime';
import { Health, Live } from '@plumbline/responses';
import { Controller, Get, HttpCode, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../http/allow.js';
import { InboundPeople } from '../inbound/inbound-people.js';
import { Answers, AnswersAlso } from '../http/answers.js';
import { PROJECTION_CONTROL } from './tokens.js';

@ApiTags('system')
@Controller('health')
export class HealthController {
  private readonly probe: HealthProbe;

  constructor(
    @Inject(EVENT_STORE) store: EventStore,
    @Inject(PROJECTION_CONTROL) control: ProjectionControl,
    @Inject(InboundPeople) private readonly inbound: Pick<InboundPeople, 'health'>,
  ) {
    this.probe = new HealthProbe({ store, control });
  }

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
  @ApiOperation({ summary: 'Whether to send requests to this copy of the server' })
  @Answers(Health, {
    description: 'Requests are served; where something that all copies share is away, the body says what.',
  })
  @AnswersAlso(Health, { status: 503, description: 'Not to be sent requests; the body says why.' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const [health, inbound] = [await this.probe.look(), this.inbound.health];
    if (health.status === 'unready') void reply.status(503).header('retry-after', '5');
    const status = health.status === 'ready' && inbound?.ok === false ? 'impaired' : health.status;
    return { ...health, status, inbound };
  }
}
