import type { Viewer as ViewerOf } from '@plumbline/access';
import { type CommandContext, ListMyReviews, ListMyVotes, ReadMe } from '@plumbline/application';
import { dayOf } from '@plumbline/domain';
import { REVIEW_TASKS_SCOPE, VOTE_TASKS_SCOPE } from '@plumbline/read-model';
import { Me, ReviewTaskPage, VoteTaskPage } from '@plumbline/responses';
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context, Viewer } from '../http/context.js';
import { listViewerOf, pageIn } from '../http/paging.js';
import { PageDto } from '../http/page.dto.js';
import { Reads } from '../http/reads.js';

@ApiTags('people')
@Controller('me')
export class MeQueriesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Allow({ on: 'system', to: ['signed-in'] })
  @Reads('Who you are', { answer: Me })
  me(@Viewer() viewer: ViewerOf, @Context() { now }: CommandContext): Promise<Me> {
    return this.queries.execute(new ReadMe(viewer, dayOf(now)));
  }

  @Get('reviews')
  @Allow({ on: 'system', to: ['signed-in'] })
  @Reads('Reviews asked of you, those to do first', { answer: ReviewTaskPage })
  reviews(
    @Query() page: PageDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<ReviewTaskPage> {
    return this.queries.execute(new ListMyReviews(listViewerOf(viewer, context), pageIn(page, REVIEW_TASKS_SCOPE, 4)));
  }

  @Get('votes')
  @Allow({ on: 'system', to: ['signed-in'] })
  @Reads('Votes open to you, those not cast first', { answer: VoteTaskPage })
  votes(@Query() page: PageDto, @Viewer() viewer: ViewerOf, @Context() context: CommandContext): Promise<VoteTaskPage> {
    return this.queries.execute(new ListMyVotes(listViewerOf(viewer, context), pageIn(page, VOTE_TASKS_SCOPE, 3)));
  }
}
