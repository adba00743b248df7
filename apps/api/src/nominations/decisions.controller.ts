import type { CommandContext, Receipt } from '@plumbline/application';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context, NewId } from '../http/context.js';
import { Writes } from '../http/writes.js';
import { FileAppealDto, ResolveAppealDto } from './dto/appeal.dto.js';
import { RecordDecisionDto, ReleaseFeedbackDto, ReopenDecisionDto } from './dto/decision.dto.js';
import * as to from './to-command.js';

@ApiTags('nominations')
@Controller('nominations')
export class DecisionsController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/decisions')
  @Allow({ on: 'nomination', to: ['chair'] })
  @Writes('Record the decision', { command: 'RecordDecision', ifMatch: 'required' })
  record(
    @Param('id') id: string,
    @Body() dto: RecordDecisionDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toRecordDecision(id, dto, context));
  }

  @Post(':id/reopening')
  @Allow({ on: 'nomination', to: ['chair'] })
  @Writes('Reopen the decision for votes, reviews or the packet; earlier votes are void', {
    command: 'ReopenDecision',
    ifMatch: 'required',
  })
  reopen(
    @Param('id') id: string,
    @Body() dto: ReopenDecisionDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toReopenDecision(id, dto, context));
  }

  @Post(':id/feedback')
  @Allow({ on: 'nomination', to: ['chair'] })
  @Writes('Release feedback to the candidate', { command: 'ReleaseFeedback' })
  release(
    @Param('id') id: string,
    @Body() dto: ReleaseFeedbackDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toReleaseFeedback(id, dto, context));
  }

  @Post(':id/appeals')
  @Allow({ on: 'nomination', to: ['candidate'] })
  @Writes('Appeal against the decision', {
    command: 'FileAppeal',
    status: 201,
    location: '/v1/nominations/{id}/appeals/{newId}',
  })
  appeal(
    @Param('id') id: string,
    @NewId() appealId: string,
    @Body() { grounds }: FileAppealDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.onNomination('FileAppeal', id, { appealId, grounds }, context));
  }

  @Post(':id/appeals/:appealId/resolution')
  @Allow({ on: 'nomination', to: ['chair'] })
  @Writes('Resolve an appeal', { command: 'ResolveAppeal', ifMatch: 'required' })
  resolve(
    @Param('id') id: string,
    @Param('appealId') appealId: string,
    @Body() { resolution, rationale }: ResolveAppealDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.onNomination('ResolveAppeal', id, { appealId, resolution, rationale }, context));
  }
}
