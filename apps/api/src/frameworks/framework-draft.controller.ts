import type { Viewer as ViewerOf } from '@plumbline/access';
import type { CommandContext, Receipt } from '@plumbline/application';
import { MappingPreview } from '@plumbline/responses';
import { Body, Controller, Delete, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context, Viewer } from '../http/context.js';
import { TakesNoBody } from '../http/no-body.js';
import { Reads } from '../http/reads.js';
import { TakesWhatIsRead } from '../http/takes-what-is-read.js';
import { Writes } from '../http/writes.js';
import { draftPart } from './draft-part.js';
import { CriteriaOrderDto, WeightsDto } from './dto/arrange.dto.js';
import { AddCounterSignalDto, ReviseCounterSignalDto } from './dto/counter-signal.dto.js';
import { ReviseAreaDto } from './dto/area.dto.js';
import { EntryLevelsDto, ReviseLevelDto } from './dto/level.dto.js';
import { MappingDto } from './dto/mapping.dto.js';
import * as to from './to-draft-command.js';

@ApiTags('frameworks')
@Controller('frameworks')
export class FrameworkDraftController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Put(':id/mapping')
  @Allow({ on: 'framework', to: ['admin'] })
  @Writes('Apply the reviewed mapping to the draft', { command: 'ApplyMapping', ifMatch: 'required' })
  applyMapping(@Param('id') id: string, @Body() dto: MappingDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.toApplyMapping(id, dto, context));
  }

  @Post(':id/mapping/preview')
  @HttpCode(200)
  @Allow({ on: 'framework', to: ['admin'] })
  @Reads('What applying a reviewed mapping would change in the draft; changes nothing', {
    answer: MappingPreview,
    problems: [409, 413, 415],
  })
  previewMapping(
    @Param('id') id: string,
    @Body() dto: MappingDto,
    @Viewer() viewer: ViewerOf,
  ): Promise<MappingPreview> {
    return this.queries.execute(to.toPreviewMapping(id, dto, viewer));
  }

  @Patch(':id/levels/:key')
  @Allow({ on: 'framework', to: ['admin'] })
  @Writes('Revise a level of the draft; what is left out stays', { command: 'ReviseLevel', ifMatch: 'required' })
  reviseLevel(
    @Param('id') id: string,
    @Param('key') key: string,
    @Body() dto: ReviseLevelDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toReviseLevel({ id, key }, dto, context));
  }

  @Delete(':id/levels/:key')
  @Allow({ on: 'framework', to: ['admin'] })
  @TakesNoBody()
  @Writes('Remove a level that no criterion of the draft asks for', { command: 'RemoveLevel', ifMatch: 'required' })
  removeLevel(
    @Param('id') id: string,
    @Param('key') key: string,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toRemoveLevel({ id, key }, context));
  }

  @Put(':id/entry-levels')
  @Allow({ on: 'framework', to: ['admin'] })
  @Writes('Name the entry levels of the draft: below its lowest level, for people to stand on', {
    command: 'NameEntryLevels',
    ifMatch: 'required',
  })
  nameEntryLevels(
    @Param('id') id: string,
    @Body() dto: EntryLevelsDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toNameEntryLevels(id, dto, context));
  }

  @Patch(':id/areas/:key')
  @Allow({ on: 'framework', to: ['admin'] })
  @Writes('Revise an area of the draft; what is left out stays', { command: 'ReviseArea', ifMatch: 'required' })
  reviseArea(
    @Param('id') id: string,
    @Param('key') key: string,
    @Body() dto: ReviseAreaDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toReviseArea({ id, key }, dto, context));
  }

  @Delete(':id/areas/:key')
  @Allow({ on: 'framework', to: ['admin'] })
  @TakesNoBody()
  @Writes('Remove an area that no criterion or counter-signal of the draft is in', {
    command: 'RemoveArea',
    ifMatch: 'required',
  })
  removeArea(@Param('id') id: string, @Param('key') key: string, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.toRemoveArea({ id, key }, context));
  }

  @Put(':id/criteria-order')
  @Allow({ on: 'framework', to: ['admin'] })
  @Writes('Reorder the criteria of the draft', { command: 'ReorderCriteria', ifMatch: 'required' })
  reorder(
    @Param('id') id: string,
    @Body() dto: CriteriaOrderDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toReorderCriteria(id, dto, context));
  }

  @Put(':id/weights')
  @Allow({ on: 'framework', to: ['admin'] })
  @Writes('Set weights of criteria of the draft', { command: 'SetWeights', ifMatch: 'required' })
  setWeights(@Param('id') id: string, @Body() dto: WeightsDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.toSetWeights(id, dto, context));
  }

  @Post(':id/counter-signals')
  @Allow({ on: 'framework', to: ['admin'] })
  @Writes('Add a counter-signal to the draft', { command: 'AddCounterSignal' })
  addCounterSignal(
    @Param('id') id: string,
    @Body() dto: AddCounterSignalDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toAddCounterSignal(id, dto, context));
  }

  @Put(':id/counter-signals/:key')
  @Allow({ on: 'framework', to: ['admin'] })
  @Writes('Revise a counter-signal of the draft', { command: 'ReviseCounterSignal', ifMatch: 'required' })
  @TakesWhatIsRead({ body: ReviseCounterSignalDto, read: draftPart('counterSignals') })
  reviseCounterSignal(
    @Param('id') id: string,
    @Param('key') key: string,
    @Body() dto: ReviseCounterSignalDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toReviseCounterSignal({ id, key }, dto, context));
  }

  @Delete(':id/counter-signals/:key')
  @Allow({ on: 'framework', to: ['admin'] })
  @TakesNoBody()
  @Writes('Remove a counter-signal from the draft', { command: 'RemoveCounterSignal', ifMatch: 'required' })
  removeCounterSignal(
    @Param('id') id: string,
    @Param('key') key: string,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toRemoveCounterSignal({ id, key }, context));
  }
}
