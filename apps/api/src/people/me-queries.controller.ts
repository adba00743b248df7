import type { Viewer as ViewerOf } from '@plumbline/access';
import { type CommandContext, ListMyReviews, ListMyVotes, ReadMe } from '@plumbline/application';
import { dayOf } from '@plumbline/domain';
import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context, Viewer } from '../http/context.js';
import { listViewerOf } from '../http/paging.js';
import { Reads } from '../http/reads.js';
import { MeDto } from './dto/person-view.dto.js';
import { ReviewTasksDto, VoteTasksDto } from './dto/worklist-view.dto.js';

@ApiTags('people')
@Controller('me')
export class MeQueriesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Allow({ on: 'system', to: ['signed-in'] })
  @Reads('Who the caller is', { type: MeDto })
  me(@Viewer() viewer: ViewerOf, @Context() { now }: CommandContext): Promise<MeDto> {
    return this.queries.execute(new ReadMe(viewer, dayOf(now)));
  }

  @Get('reviews')
  @Allow({ on: 'system', to: ['signed-in'] })
  @Reads('Reviews asked of the caller, what is to do first', { type: ReviewTasksDto })
  reviews(@Viewer() viewer: ViewerOf, @Context() context: CommandContext): Promise<ReviewTasksDto> {
    return this.queries.execute(new ListMyReviews(listViewerOf(viewer, context)));
  }

  @Get('votes')
  @Allow({ on: 'system', to: ['signed-in'] })
  @Reads('Votes open to the caller, those not cast first', { type: VoteTasksDto })
  votes(@Viewer() viewer: ViewerOf, @Context() context: CommandContext): Promise<VoteTasksDto> {
    return this.queries.execute(new ListMyVotes(listViewerOf(viewer, context)));
  }
}
