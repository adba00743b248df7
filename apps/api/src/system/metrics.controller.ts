import type { Metrics } from '@plumbline/platform';
import type { ProjectionControl } from '@plumbline/projection-runtime';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { Figures } from '@plumbline/responses';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Answers } from '../http/answers.js';
import type { FastifyReply } from 'fastify';
import { Allow } from '../http/allow.js';
import { METRICS, PROJECTION_CONTROL } from './tokens.js';

@ApiTags('system')
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(METRICS) private readonly metrics: Metrics,
    @Inject(PROJECTION_CONTROL) private readonly projections: ProjectionControl,
  ) {}

  @Get()
  @Allow({ on: 'system', to: ['anyone'] })
  @ApiOperation({ summary: 'Figures in the text format of Prometheus' })
  @Answers(Figures, { description: 'As of now.' })
  async figures(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { views } = await this.projections.status();
    this.metrics.setViews(
      views.map(({ view, lagEvents, parked }) => ({ view, lag: lagEvents, parked: parked.length })),
    );
    void reply.header('content-type', this.metrics.contentType);
    return this.metrics.text();
  }
}
