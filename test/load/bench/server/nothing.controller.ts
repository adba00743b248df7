import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CastVoteDto } from '../../../../apps/api/src/nominations/dto/vote.dto.js';
import { Allow } from '../../../../apps/api/src/http/allow.js';

/** The yardstick of the HTTP bench: authenticates, validates the body of a vote, and does nothing else. */
@Controller('bench')
export class NothingController {
  @Post(':id/votes')
  @HttpCode(200)
  @Allow({ on: 'system', to: ['signed-in'] })
  nothing(@Param('id') id: string, @Body() { choice }: CastVoteDto): object {
    return { id, choice };
  }
}
