import type { Viewer as ViewerOf } from '@plumbline/access';
import { type CommandContext, mayKnowStream, ViewerResolver } from '@plumbline/application';
import type { ProjectionControl } from '@plumbline/projection-runtime';
import { type ListViewer, sliceOf } from '@plumbline/read-model';
import { Projections, RebuildBegun, RetryResult } from '@plumbline/responses';
import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Answers } from '../http/answers.js';
import { Idempotent } from '../http/idempotent.js';
import { ApiProblems } from '../http/api-problems.js';
import { Context, Viewer } from '../http/context.js';
import { PageDto } from '../http/page.dto.js';
import { listViewerOf, pageIn } from '../http/paging.js';
import { Positions } from '../http/positions.js';
import { Reads } from '../http/reads.js';
import { RebuildDto, RetryDto } from './projections.dto.js';
import { positionFor, showParked, type Showing, showView } from './show-projections.js';
import { PROJECTION_CONTROL } from './tokens.js';

const VIEWS_SCOPE = 'views';
/** No stream has this name: whatever is hidden from somebody is answered in every way as what is not there. */
const NOBODYS = '';

@ApiTags('system')
@Controller('projections')
export class ProjectionsController {
  constructor(
    @Inject(PROJECTION_CONTROL) private readonly projections: ProjectionControl,
    @Inject(ViewerResolver) private readonly viewers: ViewerResolver,
    @Inject(Positions) private readonly positions: Positions,
  ) {}

  @Get()
  @Allow({ on: 'system', to: ['admin', 'auditor'] })
  @Reads('State, lag and parked streams of every view', { answer: Projections })
  async list(
    @Query() page: PageDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<Projections> {
    const listViewer = listViewerOf(viewer, context);
    const showing = this.showing(viewer);
    const { views, head, ...rest } = await this.projections.status();
    const { items, nextCursor } = sliceOf(views, pageIn(page, VIEWS_SCOPE), VIEWS_SCOPE);
    const shown = items.map(async (view) => showView(view, await this.visible(view.parked, listViewer), showing));
    return { ...rest, head: positionFor(head, showing), items: await Promise.all(shown), nextCursor };
  }

  @Post('rebuild')
  @HttpCode(202)
  @Allow({ on: 'system', to: ['admin'] })
  @ApiOperation({ summary: 'Derive views anew beside the live ones, then swap' })
  @ApiBearerAuth()
  @Answers(RebuildBegun, { status: 202, description: 'Started; GET /v1/projections reports its progress.' })
  @ApiProblems(400, 401, 403, 404, 409, 422, 429)
  @Idempotent()
  rebuild(@Body() { view }: RebuildDto): RebuildBegun {
    this.projections.rebuild(view);
    return { state: 'begun' };
  }

  @Post('parked/retry')
  @HttpCode(200)
  @Allow({ on: 'system', to: ['admin'] })
  @ApiOperation({ summary: 'Take a parked stream through its view again' })
  @ApiBearerAuth()
  @Answers(RetryResult, { description: 'The result of the retry.' })
  @ApiProblems(400, 401, 403, 404, 409, 422, 429)
  @Idempotent()
  async retry(
    @Body() { view, stream }: RetryDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<RetryResult> {
    const mayRetry = await mayKnowStream(this.viewers, stream, listViewerOf(viewer, context));
    const result = await this.projections.retry(view, mayRetry ? stream : NOBODYS);
    const parkedAgain = result.state === 'parked' ? showParked(result.parked, this.showing(viewer)) : null;
    return { state: result.state, parkedAgain };
  }

  private showing(viewer: ViewerOf): Showing {
    return { viewer, positions: this.positions };
  }

  private async visible<T extends Readonly<{ stream: string }>>(
    parked: readonly T[],
    viewer: ListViewer,
  ): Promise<readonly T[]> {
    const isVisible = await Promise.all(parked.map(({ stream }) => mayKnowStream(this.viewers, stream, viewer)));
    return parked.filter((_, at) => isVisible[at]);
  }
}
