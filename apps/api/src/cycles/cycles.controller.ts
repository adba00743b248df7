import { type CommandContext, ReadCycle, type Receipt } from '@plumbline/application';
import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context, NewId } from '../http/context.js';
import { type Replaced, TakesWhatIsRead } from '../http/takes-what-is-read.js';
import { WaitsForViews } from '../http/waits-for-views.js';
import { Writes } from '../http/writes.js';
import { AddMemberDto, FormCommitteeDto, NameChairDto, RemoveMemberDto } from './dto/committee.dto.js';
import {
  AmendPolicyDto,
  CloseCycleDto,
  MoveDeadlinesDto,
  MovePhaseDto,
  ReopenCycleDto,
} from './dto/conduct-cycle.dto.js';
import { OpenCycleDto } from './dto/open-cycle.dto.js';
import { SetRetentionDto } from './dto/retention.dto.js';
import * as to from './to-command.js';

const readCycle: Replaced['read'] = async (queries, { params: { id = '' }, viewer }) => {
  const shown = await queries.execute(new ReadCycle(id, viewer));
  return { shown, revision: shown.revision };
};

@ApiTags('cycles')
@Controller('cycles')
export class CyclesController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Allow({ on: 'system', to: ['admin'] })
  @Writes('Open a cycle on a published framework version', {
    command: 'OpenCycle',
    status: 201,
    location: '/v1/cycles/{id}',
  })
  open(@NewId() id: string, @Body() dto: OpenCycleDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.toOpenCycle(id, dto, context));
  }

  @Post(':id/committee')
  @Allow({ on: 'cycle', to: ['admin'] })
  @Writes('Form the committee', { command: 'FormCommittee' })
  formCommittee(
    @Param('id') id: string,
    @Body() dto: FormCommitteeDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toFormCommittee(id, dto, context));
  }

  @Post(':id/members')
  @Allow({ on: 'cycle', to: ['admin'] })
  @Writes('Add a member to the committee', { command: 'AddMember' })
  addMember(@Param('id') id: string, @Body() dto: AddMemberDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.toAddMember(id, dto, context));
  }

  @Post(':id/members/:personId/removal')
  @Allow({ on: 'cycle', to: ['admin'] })
  @WaitsForViews()
  @Writes('Remove a member from the committee', { command: 'RemoveMember' })
  removeMember(
    @Param('id') id: string,
    @Param('personId') personId: string,
    @Body() dto: RemoveMemberDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toRemoveMember({ id, personId }, dto, context));
  }

  @Put(':id/chair')
  @Allow({ on: 'cycle', to: ['admin'] })
  @WaitsForViews()
  @Writes('Name the chair', { command: 'NameChair' })
  nameChair(@Param('id') id: string, @Body() dto: NameChairDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.toNameChair(id, dto, context));
  }

  @Post(':id/deadlines')
  @Allow({ on: 'cycle', to: ['admin'] })
  @Writes('Move deadlines, together where they would get out of order one by one', { command: 'MoveDeadlines' })
  moveDeadlines(
    @Param('id') id: string,
    @Body() dto: MoveDeadlinesDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toMoveDeadlines(id, dto, context));
  }

  @Put(':id/policy')
  @Allow({ on: 'cycle', to: ['admin'] })
  @Writes('Amend the policy, before review begins', { command: 'AmendPolicy', ifMatch: 'required' })
  @TakesWhatIsRead({
    body: AmendPolicyDto,
    read: readCycle,
  })
  amendPolicy(
    @Param('id') id: string,
    @Body() dto: AmendPolicyDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toAmendPolicy(id, dto, context));
  }

  @Put(':id/retention')
  @Allow({ on: 'cycle', to: ['admin'] })
  @Writes('Set how long texts are kept once the cycle is closed', { command: 'SetRetention', ifMatch: 'required' })
  @TakesWhatIsRead({
    body: SetRetentionDto,
    read: readCycle,
  })
  setRetention(
    @Param('id') id: string,
    @Body() dto: SetRetentionDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toSetRetention(id, dto, context));
  }

  @Post(':id/phase')
  @Allow({ on: 'cycle', to: ['admin', 'chair'] })
  @Writes('Go on to the next phase, or back to the one before with a reason', {
    command: 'AdvancePhase',
    ifMatch: 'required',
  })
  movePhase(@Param('id') id: string, @Body() dto: MovePhaseDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.toMovePhase(id, dto, context));
  }

  @Post(':id/closure')
  @Allow({ on: 'cycle', to: ['admin'] })
  @Writes('Close the cycle', { command: 'CloseCycle', ifMatch: 'required' })
  close(@Param('id') id: string, @Body() dto: CloseCycleDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.toCloseCycle(id, dto, context));
  }

  @Post(':id/reopening')
  @Allow({ on: 'cycle', to: ['admin'] })
  @Writes('Reopen a closed cycle, which is releasing again', { command: 'ReopenCycle', ifMatch: 'required' })
  reopen(@Param('id') id: string, @Body() dto: ReopenCycleDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.toReopenCycle(id, dto, context));
  }
}
