import type { Viewer } from '@plumbline/access';
import { personOf } from '@plumbline/read-model';
import type { Person } from '@plumbline/responses';
import { found } from '../../found.js';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';
import { Versions } from '../../versions.js';

/** One person and who they reported to over time. */
export class ReadPerson extends Query<Person> {
  constructor(
    readonly personId: string,
    readonly viewer: Viewer,
    /** Calendar date, UTC: whose manager is current. */
    readonly today: string,
  ) {
    super();
  }
}

@QueryHandler(ReadPerson)
export class ReadPersonHandler implements IQueryHandler<ReadPerson> {
  constructor(
    @Inject(READ_VIEWS) private readonly views: ReadViews,
    private readonly versions: Versions,
  ) {}

  async execute({ personId, viewer, today }: ReadPerson): Promise<Person> {
    return this.versions.on('person', found(await personOf(this.views, personId, today)), viewer);
  }
}
