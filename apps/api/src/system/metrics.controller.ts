import type { Metrics } from '@plumbline/platform';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../http/allow.js';
import { PROJECTION_DESK, type ProjectionDesk } from './projection-desk.js';
import { METRICS } from './tokens.js';

@ApiTags('system')
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(METRICS) private readonly metrics: Metrics,
    @Inject(PROJECTION_DESK) private readonly desk: ProjectionDesk,
  ) {}

  @Get()
  @Allow({ on: 'system', to: ['anyone'] })
  @ApiOperation({ summary: 'Figures in the text format of Prometheus' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' }, description: 'As of now.' })
  async figures(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { views } = await this.desk.status();
    this.metrics.setViews(
      views.map(({ view, lagEvents, parked }) => ({ view, lag: lagEvents, parked: parked.length })),
    );
    void reply.header('content-type', this.metrics.contentType);
    return this.metrics.text();
  }
}
