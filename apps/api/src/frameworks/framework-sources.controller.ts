import type { Viewer as ViewerOf } from '@plumbline/access';
import {
  blueprintScope,
  type CommandContext,
  ReadBlueprint,
  ReadCareerGraph,
  ReadMapping,
} from '@plumbline/application';
import { toSvg } from '@plumbline/career-graph';
import {
  Blueprint,
  CareerGraph,
  CareerGraphPicture,
  FrameworkMapping,
  PartSource,
  PinnedNominationPage,
  VersionDiff,
} from '@plumbline/responses';
import { Controller, Get, Header, Headers, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../http/allow.js';
import { Context, Viewer } from '../http/context.js';
import { PageDto } from '../http/page.dto.js';
import { pageIn } from '../http/paging.js';
import { Reads } from '../http/reads.js';
import { prefersSvg, SVG } from './prefers-svg.js';
import { DiffQueryDto, VersionAddressDto } from './dto/diff.dto.js';
import * as to from './to-query.js';

@ApiTags('frameworks')
@Controller('frameworks')
export class FrameworkSourcesController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':id/mapping')
  @Allow({ on: 'framework', to: ['admin', 'auditor'] })
  @Reads('What the imported blueprints could become, for an admin to review and send back', {
    answer: FrameworkMapping,
    mayBeKept: true,
  })
  mapping(@Param('id') id: string, @Viewer() viewer: ViewerOf): Promise<FrameworkMapping> {
    return this.queries.execute(new ReadMapping(id, viewer));
  }

  @Get(':id/blueprints/:sha256')
  @Allow({ on: 'framework', to: ['signed-in'] })
  @Reads('A blueprint as it was read: for admins and auditors whole, for others what published versions came from', {
    answer: Blueprint,
    mayBeKept: true,
  })
  blueprint(
    @Param('id') id: string,
    @Param('sha256') sha256: string,
    @Query() page: PageDto,
    @Viewer() viewer: ViewerOf,
  ): Promise<Blueprint> {
    const pageOf = pageIn(page, blueprintScope(id, sha256));
    return this.queries.execute(new ReadBlueprint({ frameworkId: id, sha256 }, viewer, pageOf));
  }

  @Get(':id/versions/:version/criteria/:key/source')
  @Allow({ on: 'framework', to: ['signed-in'] })
  @Reads('The sentence that a criterion of a published version came from', { answer: PartSource, mayBeKept: true })
  criterionSource(
    @Param('id') id: string,
    @Param('version') version: string,
    @Param('key') key: string,
  ): Promise<PartSource> {
    return this.queries.execute(to.toReadPartSource({ id, version }, { kind: 'criteria', key }));
  }

  @Get(':id/versions/:version/counter-signals/:key/source')
  @Allow({ on: 'framework', to: ['signed-in'] })
  @Reads('The sentence that a counter-signal of a published version came from', { answer: PartSource, mayBeKept: true })
  counterSignalSource(
    @Param('id') id: string,
    @Param('version') version: string,
    @Param('key') key: string,
  ): Promise<PartSource> {
    return this.queries.execute(to.toReadPartSource({ id, version }, { kind: 'counterSignals', key }));
  }

  @Get(':id/versions/:version/diff')
  @Allow({ on: 'framework', to: ['signed-in'] })
  @Reads('What changed since another version, and who is still rated against the older one', { answer: VersionDiff })
  diff(
    @Param() at: VersionAddressDto,
    @Query() query: DiffQueryDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<VersionDiff> {
    return this.queries.execute(to.toReadVersionDiff(at, query, viewer, context));
  }

  @Get(':id/versions/:version/nominations')
  @Allow({ on: 'framework', to: ['admin', 'auditor'] })
  @Reads('Open nominations that are rated against a version, by id', { answer: PinnedNominationPage })
  pinned(
    @Param() at: VersionAddressDto,
    @Query() page: PageDto,
    @Viewer() viewer: ViewerOf,
    @Context() context: CommandContext,
  ): Promise<PinnedNominationPage> {
    return this.queries.execute(to.toListPinned(at, page, viewer, context));
  }

  @Get(':id/career-graph')
  @Allow({ on: 'framework', to: ['signed-in'] })
  @Header('vary', 'Accept')
  @Reads('Where the roles of the track come from and lead to: data, or a picture for Accept: image/svg+xml', {
    answer: CareerGraph,
    also: CareerGraphPicture,
    mayBeKept: true,
  })
  async careerGraph(
    @Param('id') id: string,
    @Headers('accept') accept: string | undefined,
    @Viewer() viewer: ViewerOf,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CareerGraph | string> {
    const graph = await this.queries.execute(new ReadCareerGraph(id, viewer));
    if (!prefersSvg(accept)) return graph;
    void reply.type(SVG);
    return toSvg(graph, graph.title);
  }

  @Get(':id/career-graph.svg')
  @Allow({ on: 'framework', to: ['signed-in'] })
  @Header('content-type', SVG)
  @Reads('The career graph as a picture', { answer: CareerGraphPicture, mayBeKept: true })
  async picture(@Param('id') id: string, @Viewer() viewer: ViewerOf): Promise<string> {
    const graph = await this.queries.execute(new ReadCareerGraph(id, viewer));
    return toSvg(graph, graph.title);
  }
}
