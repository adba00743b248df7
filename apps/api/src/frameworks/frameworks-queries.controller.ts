import type { Viewer as ViewerOf } from '@plumbline/access';
import { ListFrameworks, ReadFramework } from '@plumbline/application';
import { FRAMEWORKS_SCOPE } from '@plumbline/read-model';
import { Framework, FrameworkPage, FrameworkVersion } from '@plumbline/responses';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Viewer } from '../http/context.js';
import { PageDto } from '../http/page.dto.js';
import { pageIn } from '../http/paging.js';
import { Reads } from '../http/reads.js';
import { toReadFrameworkVersion } from './to-query.js';

@ApiTags('frameworks')
@Controller('frameworks')
export class FrameworksQueriesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Allow({ on: 'system', to: ['signed-in'] })
  @Reads('Frameworks, by id', { answer: FrameworkPage, mayBeKept: true })
  list(@Query() page: PageDto, @Viewer() viewer: ViewerOf): Promise<FrameworkPage> {
    return this.queries.execute(new ListFrameworks(viewer, pageIn(page, FRAMEWORKS_SCOPE)));
  }

  @Get(':id')
  @Allow({ on: 'framework', to: ['signed-in'] })
  @Reads('A framework and its versions; its draft for admins and auditors', { answer: Framework, mayBeKept: true })
  read(@Param('id') id: string, @Viewer() viewer: ViewerOf): Promise<Framework> {
    return this.queries.execute(new ReadFramework(id, viewer));
  }

  @Get(':id/versions/:version')
  @Allow({ on: 'framework', to: ['signed-in'] })
  @Reads('A published version, which never changes', { answer: FrameworkVersion, mayBeKept: true })
  readVersion(@Param('id') id: string, @Param('version') version: string): Promise<FrameworkVersion> {
    return this.queries.execute(toReadFrameworkVersion(id, version));
  }
}
