import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Put } from '@nestjs/common';
import { Type } from 'typebox';
import { Allow } from '../../../../apps/api/src/http/allow.js';
import { Answers } from '../../../../apps/api/src/http/answers.js';
import { ReviewDto } from '../../../../apps/api/src/nominations/dto/review.dto.js';
import { CastVoteDto } from '../../../../apps/api/src/nominations/dto/vote.dto.js';

const SIGNED_IN = { on: 'system', to: ['signed-in'] } as const;

/** As an object comes, so it is written. */
const ANYTHING = Type.Unknown();

/** The yardstick of the HTTP benches: verifies the token, validates a body where there is one, and does nothing else. */
@Controller('bench')
export class NothingController {
  private readonly answers = new Map<string, object>();

  @Post(':id/votes')
  @HttpCode(200)
  @Allow(SIGNED_IN)
  @Answers(ANYTHING, { description: 'Whatever it is.' })
  vote(@Param('id') id: string, @Body() { choice }: CastVoteDto): object {
    return { id, choice };
  }

  @Post(':id/reviews')
  @HttpCode(200)
  @Allow(SIGNED_IN)
  @Answers(ANYTHING, { description: 'Whatever it is.' })
  review(@Param('id') id: string, @Body() { ratings }: ReviewDto): object {
    return { id, ratings: ratings.length };
  }

  /** Keeps an answer for the route below. */
  @Put('answers/:name')
  @Allow(SIGNED_IN)
  @Answers(ANYTHING, { description: 'Whatever it is.' })
  keep(@Param('name') name: string, @Body() answer: object): object {
    this.answers.set(name, answer);
    return { name };
  }

  @Get('answers/:name')
  @Allow(SIGNED_IN)
  @Answers(ANYTHING, { description: 'Whatever it is.' })
  answer(@Param('name') name: string): object {
    const answer = this.answers.get(name);
    if (answer === undefined) throw new NotFoundException();
    return answer;
  }
}
