import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { ApiProblems } from '../http/api-problems.js';
import { Reads } from '../http/reads.js';
import { PROJECTION_DESK, type ProjectionDesk } from './projection-desk.js';
import { ProjectionsDto, RebuildBegunDto, RebuildDto, RetryDto, RetryResultDto } from './projections.dto.js';

@ApiTags('system')
@Controller('projections')
export class ProjectionsController {
  constructor(@Inject(PROJECTION_DESK) private readonly desk: ProjectionDesk) {}

  @Get()
  @Allow({ on: 'system', to: ['admin', 'auditor'] })
  @Reads('State, lag and parked streams of every view', { type: ProjectionsDto })
  async list(): Promise<object> {
    const { views, ...rest } = await this.desk.status();
    return { ...rest, items: views };
  }

  @Post('rebuild')
  @HttpCode(202)
  @Allow({ on: 'system', to: ['admin'] })
  @ApiOperation({ summary: 'Derive views anew beside the live ones, then swap' })
  @ApiBearerAuth()
  @ApiAcceptedResponse({ type: RebuildBegunDto })
  @ApiProblems(400, 401, 403, 404, 409, 429)
  rebuild(@Body() { view }: RebuildDto): RebuildBegunDto {
    this.desk.rebuild(view);
    return { state: 'begun' };
  }

  @Post('parked/retry')
  @HttpCode(200)
  @Allow({ on: 'system', to: ['admin'] })
  @ApiOperation({ summary: 'Take a parked stream through its view again' })
  @ApiBearerAuth()
  @ApiOkResponse({ type: RetryResultDto })
  @ApiProblems(400, 401, 403, 404, 409, 429)
  retry(@Body() { view, stream }: RetryDto): Promise<object> {
    return this.desk.retry(view, stream);
  }
}
