import type { CommandContext, Receipt } from '@plumbline/application';
import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context } from '../http/context.js';
import { Text } from '../http/dto-decorators.js';
import { Example } from '../http/example.js';
import { TakesNoBody } from '../http/no-body.js';
import { Writes } from '../http/writes.js';
import { OpenNominationDto } from './dto/open-nomination.dto.js';
import { ReasonDto } from './dto/reason.dto.js';
import * as to from './to-command.js';

@Example<StatementDto>({ statement: 'Greta leads the observability work that four teams now build on.' })
export class StatementDto {
  @Text({ max: 20_000 })
  statement!: string;
}

@ApiTags('nominations')
@Controller('nominations')
export class NominationsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Allow({ on: 'candidate-in-body', body: OpenNominationDto, to: ['line-manager', 'on-behalf'] })
  @Writes('Nominate somebody of your own reporting line', {
    command: 'OpenNomination',
    status: 201,
    location: '/v1/nominations/{id}',
  })
  open(@Body() dto: OpenNominationDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.toOpenNomination(dto, context));
  }

  @Put(':id/statement')
  @Allow({ on: 'nomination', to: ['line-manager', 'on-behalf'] })
  @Writes('Write the statement', { command: 'WriteStatement', ifMatch: 'required' })
  writeStatement(
    @Param('id') id: string,
    @Body() dto: StatementDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.onNomination('WriteStatement', id, dto, context));
  }

  @Post(':id/submission')
  @Allow({ on: 'nomination', to: ['line-manager', 'on-behalf'] })
  @TakesNoBody()
  @Writes('Submit the packet for review', { command: 'SubmitNomination' })
  submit(@Param('id') id: string, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.onNomination('SubmitNomination', id, {}, context));
  }

  @Post(':id/return')
  @Allow({ on: 'nomination', to: ['chair', 'admin'] })
  @Writes('Send the packet back for more', { command: 'ReturnNomination' })
  sendBack(@Param('id') id: string, @Body() dto: ReasonDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.onNomination('ReturnNomination', id, dto, context));
  }

  @Post(':id/withdrawal')
  @Allow({ on: 'nomination', to: ['line-manager', 'on-behalf'] })
  @Writes('Withdraw the nomination, for good', { command: 'WithdrawNomination' })
  withdraw(@Param('id') id: string, @Body() dto: ReasonDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.onNomination('WithdrawNomination', id, dto, context));
  }
}
