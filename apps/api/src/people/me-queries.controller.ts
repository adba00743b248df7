import type { Viewer as ViewerOf } from '@plumbline/access';
import {
  type CommandContext,
  ListMyChair,
  ListMyPackets,
  ListMyReleases,
  ListMyReviews,
  ListMyVotes,
  ReadMe,
} from '@plumbline/application';
import { dayOf } from '@plumbline/domain';
import {
  CHAIR_TASKS_SCOPE,
  PACKET_TASKS_SCOPE,
  REVIEW_TASKS_SCOPE,
  type TasksOf,
  TOLD_SCOPE,
  VOTE_TASKS_SCOPE,
} from '@plumbline/read-model';
import {
  ChairTaskPage,
  Me,
  PacketTaskPage,
  ReviewTaskPage,
  ToldNominationPage,
  VoteTaskPage,
} from '@plumbline/responses';
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context, Viewer } from '../http/context.js';
import { listViewerOf, pageIn } from '../http/paging.js';
import { PageDto } from '../http/page.dto.js';
import { Reads } from '../http/reads.js';

const SORTED_BY = { [REVIEW_TASKS_SCOPE]: 3, [VOTE_TASKS_SCOPE]: 3, [PACKET_TASKS_SCOPE]: 2, [CHAIR_TASKS_SCOPE]: 2 };

/** A page of one of these lists, as of the time of the request. */
const tasksIn = (page: PageDto, scope: keyof typeof SORTED_BY, { now }: CommandContext): TasksOf => ({
  ...pageIn(page, scope, SORTED_BY[scope]),
  now,
});

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

  @Get('packets')
  @Allow({ on: 'system', to: ['signed-in'] })
  @Reads('Packets of your reporting line that you can write and submit now, the oldest first', {
    answer: PacketTaskPage,
  })
  packets(
    @Query() page: PageDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<PacketTaskPage> {
    return this.queries.execute(
      new ListMyPackets(listViewerOf(viewer, context), tasksIn(page, PACKET_TASKS_SCOPE, context)),
    );
  }

  @Get('reviews')
  @Allow({ on: 'system', to: ['signed-in'] })
  @Reads('Reviews that you can submit or revise now, those to do first', { answer: ReviewTaskPage })
  reviews(
    @Query() page: PageDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<ReviewTaskPage> {
    return this.queries.execute(
      new ListMyReviews(listViewerOf(viewer, context), tasksIn(page, REVIEW_TASKS_SCOPE, context)),
    );
  }

  @Get('votes')
  @Allow({ on: 'system', to: ['signed-in'] })
  @Reads('Votes that you can cast or change now, those not cast first', { answer: VoteTaskPage })
  votes(@Query() page: PageDto, @Viewer() viewer: ViewerOf, @Context() context: CommandContext): Promise<VoteTaskPage> {
    return this.queries.execute(
      new ListMyVotes(listViewerOf(viewer, context), tasksIn(page, VOTE_TASKS_SCOPE, context)),
    );
  }

  @Get('chair')
  @Allow({ on: 'system', to: ['signed-in'] })
  @Reads('What you can do next as the chair, by nomination, the oldest first', { answer: ChairTaskPage })
  chair(
    @Query() page: PageDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<ChairTaskPage> {
    return this.queries.execute(
      new ListMyChair(listViewerOf(viewer, context), tasksIn(page, CHAIR_TASKS_SCOPE, context)),
    );
  }

  @Get('releases')
  @Allow({ on: 'system', to: ['signed-in'] })
  @Reads('Decisions and feedback that were released to you, by nomination, the oldest first', {
    answer: ToldNominationPage,
  })
  releases(
    @Query() page: PageDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<ToldNominationPage> {
    return this.queries.execute(new ListMyReleases(listViewerOf(viewer, context), pageIn(page, TOLD_SCOPE, 2)));
  }
}
