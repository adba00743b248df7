import type { Viewer as ViewerOf } from '@plumbline/access';
import { type CommandContext, mayKnowStream, ViewerResolver } from '@plumbline/application';
import type { ProjectionControl } from '@plumbline/projection-runtime';
import type { ListViewer } from '@plumbline/read-model';
import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Idempotent } from '../http/idempotent.js';
import { ApiProblems } from '../http/api-problems.js';
import { Context, Viewer } from '../http/context.js';
import { listViewerOf } from '../http/paging.js';
import { Reads } from '../http/reads.js';
import { ProjectionsDto, RebuildBegunDto, RebuildDto, RetryDto, RetryResultDto } from './projections.dto.js';
import { PROJECTION_CONTROL } from './tokens.js';

@ApiTags('system')
@Controller('projections')
export class ProjectionsController {
  constructor(
    @Inject(PROJECTION_CONTROL) private readonly projections: ProjectionControl,
    @Inject(ViewerResolver) private readonly viewers: ViewerResolver,
  ) {}

  @Get()
  @Allow({ on: 'system', to: ['admin', 'auditor'] })
  @Reads('State, lag and parked streams of every view', { type: ProjectionsDto })
  async list(@Viewer() viewer: ViewerOf, @Context() context: CommandContext): Promise<object> {
    const listViewer = listViewerOf(viewer, context);
    const { views, ...rest } = await this.projections.status();
    const items = views.map(async (view) => ({ ...view, parked: await this.known(view.parked, listViewer) }));
    return { ...rest, items: await Promise.all(items) };
  }

  @Post('rebuild')
  @HttpCode(202)
  @Allow({ on: 'system', to: ['admin'] })
  @ApiOperation({ summary: 'Derive views anew beside the live ones, then swap' })
  @ApiBearerAuth()
  @ApiAcceptedResponse({ type: RebuildBegunDto, description: 'Begun; GET /v1/projections says how far it is.' })
  @ApiProblems(400, 401, 403, 404, 409, 422, 429)
  @Idempotent()
  rebuild(@Body() { view }: RebuildDto): RebuildBegunDto {
    this.projections.rebuild(view);
    return { state: 'begun' };
  }

  @Post('parked/retry')
  @HttpCode(200)
  @Allow({ on: 'system', to: ['admin'] })
  @ApiOperation({ summary: 'Take a parked stream through its view again' })
  @ApiBearerAuth()
  @ApiOkResponse({ type: RetryResultDto, description: 'What became of it.' })
  @ApiProblems(400, 401, 403, 404, 409, 422, 429)
  @Idempotent()
  async retry(
    @Body() { view, stream }: RetryDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<object> {
    const isKnown = await mayKnowStream(this.viewers, stream, listViewerOf(viewer, context));
    return isKnown ? this.projections.retry(view, stream) : { state: 'not-parked' };
  }

  private async known<T extends Readonly<{ stream: string }>>(
    parked: readonly T[],
    viewer: ListViewer,
  ): Promise<readonly T[]> {
    const known = await Promise.all(parked.map(({ stream }) => mayKnowStream(this.viewers, stream, viewer)));
    return parked.filter((_, at) => known[at]);
  }
}
