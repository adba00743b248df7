import type { CommandContext, Receipt } from '@plumbline/application';
import { Body, Controller, Delete, Param, Post, Put, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context, NewId } from '../http/context.js';
import { TakesDocument } from '../http/document-body.js';
import { TakesNoBody } from '../http/no-body.js';
import { TakesWhatIsRead } from '../http/takes-what-is-read.js';
import { Writes } from '../http/writes.js';
import { draftPart } from './draft-part.js';
import { DescribeAreaDto } from './dto/area.dto.js';
import { AddCriterionDto, ReviseCriterionDto } from './dto/criterion.dto.js';
import { DraftFrameworkDto } from './dto/draft-framework.dto.js';
import { ImportBlueprintDto, TRACK_PAGE } from './dto/import-blueprint.dto.js';
import { DefineLevelDto } from './dto/level.dto.js';
import { RetireFrameworkDto } from './dto/retire-framework.dto.js';
import * as to from './to-command.js';

@ApiTags('frameworks')
@Controller('frameworks')
export class FrameworksController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Allow({ on: 'system', to: ['admin'] })
  @Writes('Draft a framework', { command: 'DraftFramework', status: 201, location: '/v1/frameworks/{id}' })
  draft(@NewId() id: string, @Body() dto: DraftFrameworkDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.toDraftFramework(id, dto, context));
  }

  @Post(':id/levels')
  @Allow({ on: 'framework', to: ['admin'] })
  @Writes('Define a level of the draft', { command: 'DefineLevel' })
  defineLevel(
    @Param('id') id: string,
    @Body() dto: DefineLevelDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toDefineLevel(id, dto, context));
  }

  @Post(':id/areas')
  @Allow({ on: 'framework', to: ['admin'] })
  @Writes('Describe an area of the draft', { command: 'DescribeArea' })
  describeArea(
    @Param('id') id: string,
    @Body() dto: DescribeAreaDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toDescribeArea(id, dto, context));
  }

  @Post(':id/criteria')
  @Allow({ on: 'framework', to: ['admin'] })
  @Writes('Add a criterion to the draft', { command: 'AddCriterion' })
  addCriterion(
    @Param('id') id: string,
    @Body() dto: AddCriterionDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toAddCriterion(id, dto, context));
  }

  @Put(':id/criteria/:key')
  @Allow({ on: 'framework', to: ['admin'] })
  @Writes('Revise a criterion of the draft', { command: 'ReviseCriterion', ifMatch: 'required' })
  @TakesWhatIsRead({ body: ReviseCriterionDto, read: draftPart('criteria') })
  reviseCriterion(
    @Param('id') id: string,
    @Param('key') key: string,
    @Body() dto: ReviseCriterionDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toReviseCriterion({ id, key }, dto, context));
  }

  @Delete(':id/criteria/:key')
  @Allow({ on: 'framework', to: ['admin'] })
  @TakesNoBody()
  @Writes('Remove a criterion from the draft', { command: 'RemoveCriterion', ifMatch: 'required' })
  removeCriterion(
    @Param('id') id: string,
    @Param('key') key: string,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toRemoveCriterion({ id, key }, context));
  }

  @Post(':id/blueprints')
  @Allow({ on: 'framework', to: ['admin'] })
  @TakesDocument(TRACK_PAGE)
  @Writes('Record a blueprint document; with apply=default, also apply the default mapping of a career-track page', {
    command: 'ImportBlueprint',
  })
  importBlueprint(
    @Param('id') id: string,
    @Query() query: ImportBlueprintDto,
    @Body() document: Buffer = Buffer.alloc(0),
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toImportBlueprint(id, query, document, context));
  }

  @Post(':id/publications')
  @Allow({ on: 'framework', to: ['admin'] })
  @TakesNoBody()
  @Writes('Publish the draft as the next version', { command: 'PublishFramework', ifMatch: 'required' })
  publish(@Param('id') id: string, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.toPublishFramework(id, context));
  }

  @Post(':id/retirement')
  @Allow({ on: 'framework', to: ['admin'] })
  @Writes('Retire the framework', { command: 'RetireFramework', ifMatch: 'required' })
  retire(
    @Param('id') id: string,
    @Body() dto: RetireFrameworkDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toRetireFramework(id, dto, context));
  }
}
