import type { CommandContext, Receipt } from '@plumbline/application';
import { Body, Controller, Delete, Param, Patch, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context } from '../http/context.js';
import { TakesNoBody } from '../http/no-body.js';
import { WaitsForViews } from '../http/waits-for-views.js';
import { Writes } from '../http/writes.js';
import {
  ChangeLevelDto,
  ChangeManagerDto,
  ChangeOrgUnitDto,
  CorrectDepartureDto,
  CorrectPersonDto,
  ManagerChangeAddressDto,
  RecordDepartureDto,
  ReturnPersonDto,
} from './dto/change-person.dto.js';
import { RegisterPersonDto } from './dto/register-person.dto.js';
import { WarnsOfLevel } from './warns-of-level.js';
import * as to from './to-command.js';

@ApiTags('people')
@Controller('people')
export class PeopleController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Allow({ on: 'system', to: ['admin'] })
  @Writes('Register a person', { command: 'RegisterPerson', status: 201, location: '/v1/people/{id}' })
  @WarnsOfLevel()
  register(@Body() dto: RegisterPersonDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.toRegisterPerson(dto, context));
  }

  @Post(':id/manager')
  @Allow({ on: 'person', to: ['admin'] })
  @WaitsForViews()
  @Writes('Change who the person reports to', { command: 'ChangeManager' })
  changeManager(
    @Param('id') id: string,
    @Body() dto: ChangeManagerDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toChangeManager(id, dto, context));
  }

  @Post(':id/org-unit')
  @Allow({ on: 'person', to: ['admin'] })
  @Writes('Move the person to another org unit', { command: 'ChangeOrgUnit' })
  changeOrgUnit(
    @Param('id') id: string,
    @Body() dto: ChangeOrgUnitDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toChangeOrgUnit(id, dto, context));
  }

  @Post(':id/level')
  @Allow({ on: 'person', to: ['admin'] })
  @Writes('Change the level of the person', { command: 'ChangeLevel' })
  @WarnsOfLevel()
  changeLevel(
    @Param('id') id: string,
    @Body() dto: ChangeLevelDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toChangeLevel(id, dto, context));
  }

  @Post(':id/departure')
  @Allow({ on: 'person', to: ['admin'] })
  @Writes('Record that the person leaves', { command: 'RecordDeparture' })
  recordDeparture(
    @Param('id') id: string,
    @Body() dto: RecordDepartureDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toRecordDeparture(id, dto, context));
  }

  @Post(':id/departure/correction')
  @Allow({ on: 'person', to: ['admin'] })
  @WaitsForViews()
  @Writes('Correct when the person left, or that they did', { command: 'CorrectDeparture' })
  correctDeparture(
    @Param('id') id: string,
    @Body() dto: CorrectDepartureDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toCorrectDeparture(id, dto, context));
  }

  @Post(':id/return')
  @Allow({ on: 'person', to: ['admin'] })
  @Writes('Record that the person came back', { command: 'ReturnPerson' })
  returned(
    @Param('id') id: string,
    @Body() dto: ReturnPersonDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toReturnPerson(id, dto, context));
  }

  @Patch(':id')
  @Allow({ on: 'person', to: ['admin'] })
  @Writes('Correct the name, the email or the source id of the person', { command: 'CorrectPerson' })
  correct(
    @Param('id') id: string,
    @Body() dto: CorrectPersonDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toCorrectPerson(id, dto, context));
  }

  @Delete(':id/managers/:date')
  @Allow({ on: 'person', to: ['admin'] })
  @WaitsForViews()
  @TakesNoBody()
  @Writes('Cancel a change of manager that is dated ahead', { command: 'CancelManagerChange' })
  cancelManagerChange(@Param() at: ManagerChangeAddressDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.toCancelManagerChange(at, context));
  }
}
