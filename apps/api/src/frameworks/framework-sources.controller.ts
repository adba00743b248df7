import type { Viewer as ViewerOf } from '@plumbline/access';
import { type CommandContext, ReadBlueprint, ReadCareerGraph, ReadMapping } from '@plumbline/application';
import { toSvg } from '@plumbline/career-graph';
import { Controller, Get, Header, Headers, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtraModels, ApiOkResponse, ApiProduces, ApiTags, refs } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../http/allow.js';
import { Context, Viewer } from '../http/context.js';
import { PageDto } from '../http/page.dto.js';
import { Reads } from '../http/reads.js';
import { linked } from '../http/source-links.js';
import { prefersSvg, SVG } from './prefers-svg.js';
import { BlueprintDetailDto } from './dto/blueprint-view.dto.js';
import { CareerGraphDto } from './dto/career-graph.dto.js';
import { DiffQueryDto, PinnedPageDto, VersionAddressDto, VersionDiffDto } from './dto/diff.dto.js';
import { FrameworkMappingDto } from './dto/mapping-view.dto.js';
import { PartSourceDto } from './dto/source-view.dto.js';
import * as to from './to-query.js';

const PICTURE = { type: 'string' } as const;

@ApiTags('frameworks')
@Controller('frameworks')
export class FrameworkSourcesController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':id/mapping')
  @Allow({ on: 'framework', to: ['admin', 'auditor'] })
  @Reads('What the imported blueprints could become, for an admin to review and send back', {
    type: FrameworkMappingDto,
  })
  mapping(@Param('id') id: string): Promise<FrameworkMappingDto> {
    return this.queries.execute(new ReadMapping(id));
  }

  @Get(':id/blueprints/:sha256')
  @Allow({ on: 'framework', to: ['signed-in'] })
  @Reads('A blueprint as it was read: for admins and auditors whole, for others what published versions came from', {
    type: BlueprintDetailDto,
  })
  blueprint(
    @Param('id') id: string,
    @Param('sha256') sha256: string,
    @Viewer() viewer: ViewerOf,
  ): Promise<BlueprintDetailDto> {
    return this.queries.execute(new ReadBlueprint(id, sha256, viewer));
  }

  @Get(':id/versions/:version/criteria/:key/source')
  @Allow({ on: 'framework', to: ['signed-in'] })
  @Reads('The sentence that a criterion of a published version came from', { type: PartSourceDto })
  async criterionSource(
    @Param('id') id: string,
    @Param('version') version: string,
    @Param('key') key: string,
  ): Promise<PartSourceDto> {
    const query = to.toReadPartSource({ id, version }, { kind: 'criteria', key });
    const part = await this.queries.execute(query);
    return linked(part.framework, 'criteria')(part, key);
  }

  @Get(':id/versions/:version/counter-signals/:key/source')
  @Allow({ on: 'framework', to: ['signed-in'] })
  @Reads('The sentence that a counter-signal of a published version came from', { type: PartSourceDto })
  async counterSignalSource(
    @Param('id') id: string,
    @Param('version') version: string,
    @Param('key') key: string,
  ): Promise<PartSourceDto> {
    const query = to.toReadPartSource({ id, version }, { kind: 'counterSignals', key });
    const part = await this.queries.execute(query);
    return linked(part.framework, 'counterSignals')(part, key);
  }

  @Get(':id/versions/:version/diff')
  @Allow({ on: 'framework', to: ['signed-in'] })
  @Reads('What changed since another version, and who is still rated against the older one', { type: VersionDiffDto })
  diff(
    @Param() at: VersionAddressDto,
    @Query() query: DiffQueryDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<VersionDiffDto> {
    return this.queries.execute(to.toReadVersionDiff(at, query, viewer, context));
  }

  @Get(':id/versions/:version/nominations')
  @Allow({ on: 'framework', to: ['admin', 'auditor'] })
  @Reads('Open nominations that are rated against a version, by id', { type: PinnedPageDto })
  pinned(
    @Param() at: VersionAddressDto,
    @Query() page: PageDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<PinnedPageDto> {
    return this.queries.execute(to.toListPinned(at, page, viewer, context));
  }

  @Get(':id/career-graph')
  @Allow({ on: 'framework', to: ['signed-in'] })
  @Header('vary', 'Accept')
  @Reads('Where the roles of the track come from and lead to: data, or a picture for Accept: image/svg+xml')
  @ApiExtraModels(CareerGraphDto)
  @ApiOkResponse({ content: { 'application/json': { schema: refs(CareerGraphDto)[0] }, [SVG]: { schema: PICTURE } } })
  async careerGraph(
    @Param('id') id: string,
    @Headers('accept') accept: string | undefined,
    @Viewer() viewer: ViewerOf,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CareerGraphDto | string> {
    const graph = await this.queries.execute(new ReadCareerGraph(id, viewer));
    if (!prefersSvg(accept)) return graph;
    void reply.type(SVG);
    return toSvg(graph, graph.title);
  }

  @Get(':id/career-graph.svg')
  @Allow({ on: 'framework', to: ['signed-in'] })
  @Header('content-type', SVG)
  @ApiProduces(SVG)
  @Reads('The career graph as a picture')
  @ApiOkResponse({ schema: PICTURE })
  async picture(@Param('id') id: string, @Viewer() viewer: ViewerOf): Promise<string> {
    const graph = await this.queries.execute(new ReadCareerGraph(id, viewer));
    return toSvg(graph, graph.title);
  }
}
