import type { Viewer as ViewerOf } from '@plumbline/access';
import { type CommandContext, ListErasures, type Receipt } from '@plumbline/application';
import { ERASURES_SCOPE } from '@plumbline/read-model';
import { ErasurePage, ErasureReceipt } from '@plumbline/responses';
import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context, Viewer } from '../http/context.js';
import { TakesNoBody } from '../http/no-body.js';
import { Reads } from '../http/reads.js';
import { WaitsForViews } from '../http/waits-for-views.js';
import { Writes } from '../http/writes.js';
import { ConfirmErasureDto, LegalHoldAddressDto, PlaceLegalHoldDto, RequestErasureDto } from './dto/erasure.dto.js';
import { concernsIn, ConcernsQueryDto } from './dto/concerns-query.dto.js';
import { SaysWhatStays } from './says-what-stays.js';
import * as to from './to-erasure-command.js';

@ApiTags('people')
@Controller()
export class ErasuresController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('erasures')
  @Allow({ on: 'system', to: ['admin', 'auditor'] })
  @Reads('Erasures that are asked for, and legal holds that are in force, by person', { answer: ErasurePage })
  list(
    @Query() query: ConcernsQueryDto,
    @Viewer() { personId: reader }: ViewerOf,
    @Context() { now }: CommandContext,
  ): Promise<ErasurePage> {
    return this.queries.execute(new ListErasures(concernsIn(query, { scope: ERASURES_SCOPE, reader, now })));
  }

  @Post('people/:id/erasure')
  @Allow({ on: 'person', to: ['admin'] })
  @Writes('Ask for the erasure of the person, for another admin to confirm', { command: 'RequestErasure' })
  request(
    @Param('id') id: string,
    @Body() dto: RequestErasureDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toRequestErasure(id, dto, context));
  }

  @Post('people/:id/erasure/withdrawal')
  @Allow({ on: 'person', to: ['admin'] })
  @TakesNoBody()
  @Writes('Withdraw what was asked for', { command: 'WithdrawErasureRequest' })
  withdraw(@Param('id') id: string, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.toWithdrawErasureRequest(id, context));
  }

  @Post('people/:id/erasure/confirmation')
  @Allow({ on: 'person', to: ['admin'] })
  @WaitsForViews()
  @Writes('Confirm what another admin asked for: erases what is personal about the person, for good', {
    command: 'ConfirmErasure',
    answer: ErasureReceipt,
    finishes: true,
  })
  @SaysWhatStays()
  confirm(
    @Param('id') id: string,
    @Body() dto: ConfirmErasureDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toConfirmErasure(id, dto, context));
  }

  @Post('people/:id/legal-holds')
  @Allow({ on: 'person', to: ['admin'] })
  @Writes('Place a legal hold: nothing about the person is erased until it ends', { command: 'PlaceLegalHold' })
  placeHold(
    @Param('id') id: string,
    @Body() dto: PlaceLegalHoldDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toPlaceLegalHold(id, dto, context));
  }

  @Delete('people/:id/legal-holds/:caseNumber')
  @Allow({ on: 'person', to: ['admin'] })
  @TakesNoBody()
  @Writes('Lift a legal hold', { command: 'LiftLegalHold' })
  liftHold(@Param() at: LegalHoldAddressDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.toLiftLegalHold(at, context));
  }
}
