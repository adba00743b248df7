import { type Viewer as ViewerOf, whoSees } from '@plumbline/access';
import { ReadGaps, ReadHistory, ReadPacket, ReadReadiness, ReadReviews, ReadVotes } from '@plumbline/application';
import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Viewer } from '../http/context.js';
import { Reads } from '../http/reads.js';
import { GapsQueryDto } from './dto/board-query.dto.js';
import { HistoryDto } from './dto/history-view.dto.js';
import { PacketDto } from './dto/packet-view.dto.js';
import { NominationGapsDto, NominationReadinessDto } from './dto/readiness-view.dto.js';
import { NominationReviewsDto } from './dto/review-view.dto.js';
import { NominationVotesDto } from './dto/vote-view.dto.js';
import { PacketReadInterceptor } from './packet-read.interceptor.js';
import { showGaps, showReadiness } from './show-readiness.js';

@ApiTags('nominations')
@Controller('nominations/:id')
@UseInterceptors(PacketReadInterceptor)
export class PacketQueriesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Allow({ on: 'nomination', to: whoSees('exists') })
  @Reads('A packet and what became of it, as far as the caller may see it', { type: PacketDto })
  packet(@Param('id') id: string, @Viewer() viewer: ViewerOf): Promise<PacketDto> {
    return this.queries.execute(new ReadPacket(id, viewer));
  }

  @Get('readiness')
  @Allow({ on: 'nomination', to: whoSees('readiness') })
  @Reads('Readiness over all levels of the track, each criterion with the sentence that it came from', {
    type: NominationReadinessDto,
  })
  async readiness(@Param('id') id: string, @Viewer() viewer: ViewerOf): Promise<NominationReadinessDto> {
    return showReadiness(await this.queries.execute(new ReadReadiness(id, viewer)));
  }

  @Get('gaps')
  @Allow({ on: 'nomination', to: whoSees('readiness') })
  @Reads('What is missing for a level, and the sentences that ask for it', { type: NominationGapsDto })
  async gaps(
    @Param('id') id: string,
    @Query() { level }: GapsQueryDto,
    @Viewer() viewer: ViewerOf,
  ): Promise<NominationGapsDto> {
    return showGaps(await this.queries.execute(new ReadGaps(id, viewer, level)));
  }

  @Get('reviews')
  @Allow({ on: 'nomination', to: whoSees('reviews') })
  @Reads('The reviews; for a reviewer only once their own is in', { type: NominationReviewsDto })
  reviews(@Param('id') id: string, @Viewer() viewer: ViewerOf): Promise<NominationReviewsDto> {
    return this.queries.execute(new ReadReviews(id, viewer));
  }

  @Get('votes')
  @Allow({ on: 'nomination', to: whoSees('voters') })
  @Reads('The voting rounds: who has voted, and the tally once closed', { type: NominationVotesDto })
  votes(@Param('id') id: string, @Viewer() viewer: ViewerOf): Promise<NominationVotesDto> {
    return this.queries.execute(new ReadVotes(id, viewer));
  }

  @Get('history')
  @Allow({ on: 'nomination', to: whoSees('history') })
  @Reads('Every event of the nomination, as stored', { type: HistoryDto })
  history(@Param('id') id: string): Promise<HistoryDto> {
    return this.queries.execute(new ReadHistory(id));
  }
}
