import { type CommandContext, OpenVoting, type Receipt } from '@plumbline/application';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context } from '../http/context.js';
import { TakesNoBody } from '../http/no-body.js';
import { Writes } from '../http/writes.js';
import { BreakTieDto, CastVoteDto, ChangeVoteDto } from './dto/vote.dto.js';
import * as to from './to-command.js';

@ApiTags('nominations')
@Controller('nominations')
export class VotingController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/voting')
  @Allow({ on: 'nomination', to: ['chair'] })
  @TakesNoBody()
  @Writes('Open voting', { command: 'OpenVoting' })
  open(@Param('id') id: string, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(new OpenVoting({ nominationId: id }, context));
  }

  @Post(':id/voting/closure')
  @Allow({ on: 'nomination', to: ['chair'] })
  @TakesNoBody()
  @Writes('Close voting and take the tally', { command: 'CloseVoting', ifMatch: 'required' })
  close(@Param('id') id: string, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.onNomination('CloseVoting', id, {}, context));
  }

  @Post(':id/votes')
  @Allow({ on: 'nomination', to: ['member'] })
  @Writes('Cast your vote', { command: 'CastVote' })
  cast(@Param('id') id: string, @Body() dto: CastVoteDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.toCastVote(id, dto, context));
  }

  @Post(':id/votes/mine/changes')
  @Allow({ on: 'nomination', to: ['member'] })
  @Writes('Change your vote while voting is open', { command: 'ChangeVote' })
  change(@Param('id') id: string, @Body() dto: ChangeVoteDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.onNomination('ChangeVote', id, dto, context));
  }

  @Post(':id/tie-break')
  @Allow({ on: 'nomination', to: ['chair'] })
  @Writes('Break a tie', { command: 'BreakTie', ifMatch: 'required' })
  breakTie(@Param('id') id: string, @Body() dto: BreakTieDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.onNomination('BreakTie', id, dto, context));
  }
}
