import { type Config, type Metrics, metricsAccess } from '@plumbline/platform';
import { type ProjectionControl, refreshViews } from '@plumbline/projection-runtime';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { Figures } from '@plumbline/responses';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../http/api-problems.js';
import { Answers } from '../http/answers.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../http/allow.js';
import { tokenMissing } from '../http/failure-table.js';
import { notFound } from '../http/problems.js';
import { CONFIG, METRICS, PROJECTION_CONTROL } from './tokens.js';

@ApiTags('system')
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(METRICS) private readonly metrics: Metrics,
    @Inject(PROJECTION_CONTROL) private readonly projections: ProjectionControl,
  ) {}

  @Get()
  @Allow({ on: 'system', to: ['anyone'] })
  @ApiOperation({
    summary: 'Figures in the text format of Prometheus, for whoever sends the token of PLUMBLINE_METRICS_TOKEN',
  })
  @ApiBearerAuth()
  @ApiProblems(401, 404)
  @Answers(Figures, { description: 'As of now.' })
  async figures(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    this.admit(request);
    await refreshViews(this.metrics, this.projections);
    void reply.header('content-type', this.metrics.contentType);
    return this.metrics.text();
  }

  private admit({ headers }: FastifyRequest): void {
    const access = metricsAccess(this.config.metricsToken, headers.authorization);
    if (access === 'absent') throw notFound();
    if (access === 'refused') throw tokenMissing();
  }
}
