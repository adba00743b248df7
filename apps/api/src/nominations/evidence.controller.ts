import { type CommandContext, ReadPacket, type Receipt } from '@plumbline/application';
import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context, NewId } from '../http/context.js';
import { TakesWhatIsRead } from '../http/takes-what-is-read.js';
import { Writes } from '../http/writes.js';
import { AttachEvidenceDto, EvidenceDto } from './dto/evidence.dto.js';
import { ReasonDto } from './dto/reason.dto.js';
import * as to from './to-command.js';

@ApiTags('nominations')
@Controller('nominations')
export class EvidenceController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/evidence')
  @Allow({ on: 'nomination', to: ['line-manager', 'on-behalf'] })
  @Writes('Attach evidence', {
    command: 'AttachEvidence',
    status: 201,
    location: '/v1/nominations/{id}/evidence/{newId}',
  })
  attach(
    @Param('id') id: string,
    @NewId() partId: string,
    @Body() dto: AttachEvidenceDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toAttachEvidence({ id, partId }, dto, context));
  }

  @Put(':id/evidence/:evidenceId')
  @Allow({ on: 'nomination', to: ['line-manager', 'on-behalf'] })
  @Writes('Revise evidence', { command: 'ReviseEvidence', ifMatch: 'required' })
  @TakesWhatIsRead({
    body: EvidenceDto,
    read: async (queries, { params: { id = '', evidenceId }, viewer, now }) => {
      const { evidence, revision } = await queries.execute(new ReadPacket(id, viewer, now));
      const item = evidence?.find((each) => each.id === evidenceId);
      return { shown: item && { nomination: { id }, ...item }, revision };
    },
  })
  revise(
    @Param('id') id: string,
    @Param('evidenceId') partId: string,
    @Body() dto: EvidenceDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toReviseEvidence({ id, partId }, dto, context));
  }

  @Post(':id/evidence/:evidenceId/withdrawal')
  @Allow({ on: 'nomination', to: ['line-manager', 'on-behalf'] })
  @Writes('Withdraw evidence', { command: 'WithdrawEvidence' })
  withdraw(
    @Param('id') id: string,
    @Param('evidenceId') evidenceId: string,
    @Body() { reason }: ReasonDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.onNomination('WithdrawEvidence', id, { evidenceId, reason }, context));
  }
}
