import { type Viewer as ViewerOf, whoSees } from '@plumbline/access';
import {
  type ActionRoute,
  type CommandContext,
  historyScope,
  ReadGaps,
  ReadHistory,
  ReadPacket,
  ReadReadiness,
  ReadReviews,
  ReadVotes,
} from '@plumbline/application';
import { reviewsScope, roundsScope } from '@plumbline/read-model';
import {
  AppealItem,
  EvidenceItem,
  History,
  NominationGaps,
  NominationReadiness,
  NominationReviews,
  NominationVotes,
  Packet,
} from '@plumbline/responses';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context, Viewer } from '../http/context.js';
import { PageDto } from '../http/page.dto.js';
import { listViewerOf, pageIn } from '../http/paging.js';
import { notFound } from '../http/problems.js';
import { Reads } from '../http/reads.js';
import { ACTION_ROUTES } from './action-routes.js';
import { GapsQueryDto } from './dto/board-query.dto.js';

/** The part with this id; hidden parts are not there. */
const partOf = <Part extends Readonly<{ id: string }>>(parts: readonly Part[] | null, id: string): Part => {
  const part = parts?.find((each) => each.id === id);
  if (part === undefined) throw notFound();
  return part;
};

@ApiTags('nominations')
@Controller('nominations/:id')
export class PacketQueriesController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(ACTION_ROUTES) private readonly routes: readonly ActionRoute[],
  ) {}

  @Get()
  @Allow({ on: 'nomination', to: whoSees('exists') })
  @Reads('A packet and what became of it, as far as you may see it', { answer: Packet })
  packet(@Param('id') id: string, @Viewer() viewer: ViewerOf, @Context() { now }: CommandContext): Promise<Packet> {
    return this.queries.execute(new ReadPacket(id, viewer, now, this.routes));
  }

  @Get('evidence/:evidenceId')
  @Allow({ on: 'nomination', to: whoSees('packet') })
  @Reads('One evidence item of the packet', { answer: EvidenceItem })
  async evidence(
    @Param('id') id: string,
    @Param('evidenceId') evidenceId: string,
    @Viewer() viewer: ViewerOf,
    @Context() { now }: CommandContext,
  ): Promise<EvidenceItem> {
    const { evidence } = await this.queries.execute(new ReadPacket(id, viewer, now));
    return { nomination: { id }, ...partOf(evidence, evidenceId) };
  }

  @Get('appeals/:appealId')
  @Allow({ on: 'nomination', to: whoSees('appeals') })
  @Reads('One appeal', { answer: AppealItem })
  async appeal(
    @Param('id') id: string,
    @Param('appealId') appealId: string,
    @Viewer() viewer: ViewerOf,
    @Context() { now }: CommandContext,
  ): Promise<AppealItem> {
    const { appeals } = await this.queries.execute(new ReadPacket(id, viewer, now));
    return { nomination: { id }, ...partOf(appeals, appealId) };
  }

  @Get('readiness')
  @Allow({ on: 'nomination', to: whoSees('readiness') })
  @Reads('Readiness over all levels of the track, each criterion with the sentence that it came from', {
    answer: NominationReadiness,
  })
  readiness(@Param('id') id: string, @Viewer() viewer: ViewerOf): Promise<NominationReadiness> {
    return this.queries.execute(new ReadReadiness(id, viewer));
  }

  @Get('gaps')
  @Allow({ on: 'nomination', to: whoSees('readiness') })
  @Reads('What is missing for a level, and the sentences that ask for it', { answer: NominationGaps })
  gaps(@Param('id') id: string, @Query() { level }: GapsQueryDto, @Viewer() viewer: ViewerOf): Promise<NominationGaps> {
    return this.queries.execute(new ReadGaps(id, viewer, level));
  }

  @Get('reviews')
  @Allow({ on: 'nomination', to: whoSees('reviews') })
  @Reads('The reviews; for a reviewer only once their own is in', { answer: NominationReviews })
  reviews(@Param('id') id: string, @Query() page: PageDto, @Viewer() viewer: ViewerOf): Promise<NominationReviews> {
    return this.queries.execute(new ReadReviews(id, viewer, pageIn(page, reviewsScope(id), 2)));
  }

  @Get('votes')
  @Allow({ on: 'nomination', to: whoSees('voters') })
  @Reads('The voting rounds: who has voted, and the tally once closed', { answer: NominationVotes })
  votes(@Param('id') id: string, @Query() page: PageDto, @Viewer() viewer: ViewerOf): Promise<NominationVotes> {
    return this.queries.execute(new ReadVotes(id, viewer, pageIn(page, roundsScope(id))));
  }

  @Get('history')
  @Allow({ on: 'nomination', to: whoSees('history') })
  @Reads('Every event of the nomination, as stored', { answer: History })
  history(
    @Param('id') id: string,
    @Query() page: PageDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<History> {
    const reader = listViewerOf(viewer, context);
    return this.queries.execute(new ReadHistory(id, reader, pageIn(page, historyScope(id))));
  }
}
