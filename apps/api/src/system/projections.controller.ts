import type { Viewer as ViewerOf } from '@plumbline/access';
import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Standings } from '../access/standings.js';
import { Allow } from '../http/allow.js';
import { AnswersOnce } from '../http/answers-once.js';
import { ApiProblems } from '../http/api-problems.js';
import { Viewer } from '../http/context.js';
import { Reads } from '../http/reads.js';
import { PROJECTION_DESK, type ProjectionDesk } from './projection-desk.js';
import { ProjectionsDto, RebuildBegunDto, RebuildDto, RetryDto, RetryResultDto } from './projections.dto.js';
import { streamExistsFor } from './stream-exists.js';

@ApiTags('system')
@Controller('projections')
export class ProjectionsController {
  constructor(
    @Inject(PROJECTION_DESK) private readonly desk: ProjectionDesk,
    @Inject(Standings) private readonly standings: Standings,
  ) {}

  @Get()
  @Allow({ on: 'system', to: ['admin', 'auditor'] })
  @Reads('State, lag and parked streams of every view', { type: ProjectionsDto })
  async list(@Viewer() viewer: ViewerOf): Promise<object> {
    const { views, ...rest } = await this.desk.status();
    const items = views.map(async (view) => ({ ...view, parked: await this.existing(view.parked, viewer) }));
    return { ...rest, items: await Promise.all(items) };
  }

  @Post('rebuild')
  @HttpCode(202)
  @Allow({ on: 'system', to: ['admin'] })
  @ApiOperation({ summary: 'Derive views anew beside the live ones, then swap' })
  @ApiBearerAuth()
  @ApiAcceptedResponse({ type: RebuildBegunDto, description: 'Begun; GET /v1/projections says how far it is.' })
  @ApiProblems(400, 401, 403, 404, 409, 422, 429)
  @AnswersOnce()
  rebuild(@Body() { view }: RebuildDto): RebuildBegunDto {
    this.desk.rebuild(view);
    return { state: 'begun' };
  }

  @Post('parked/retry')
  @HttpCode(200)
  @Allow({ on: 'system', to: ['admin'] })
  @ApiOperation({ summary: 'Take a parked stream through its view again' })
  @ApiBearerAuth()
  @ApiOkResponse({ type: RetryResultDto, description: 'What became of it.' })
  @ApiProblems(400, 401, 403, 404, 409, 422, 429)
  @AnswersOnce()
  async retry(@Body() { view, stream }: RetryDto, @Viewer() viewer: ViewerOf): Promise<object> {
    const exists = await streamExistsFor(viewer, stream, this.standings);
    return exists ? this.desk.retry(view, stream) : { state: 'not-parked' };
  }

  private async existing<T extends Readonly<{ stream: string }>>(
    parked: readonly T[],
    viewer: ViewerOf,
  ): Promise<readonly T[]> {
    const exist = await Promise.all(parked.map(({ stream }) => streamExistsFor(viewer, stream, this.standings)));
    return parked.filter((_, at) => exist[at]);
  }
}
