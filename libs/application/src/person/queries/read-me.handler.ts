import type { Principal } from '@plumbline/access';
import { committeesOf, personOf } from '@plumbline/read-model';
import type { Me } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';
import { Versions } from '../../versions.js';

/** Who the viewer is. */
export class ReadMe extends Query<Me> {
  constructor(
    readonly principal: Principal,
    /** Calendar date, UTC. */
    readonly today: string,
  ) {
    super();
  }
}

@QueryHandler(ReadMe)
export class ReadMeHandler implements IQueryHandler<ReadMe> {
  constructor(
    @Inject(READ_VIEWS) private readonly views: ReadViews,
    private readonly versions: Versions,
  ) {}

  async execute({ principal, today }: ReadMe): Promise<Me> {
    const { personId: id, roles } = principal;
    const viewer = { ...principal, relations: ['self'] as const };
    const person = (await personOf(this.views, id, today)) ?? null;
    return {
      ...{ id, roles, person: person && (await this.versions.on('person', person, viewer)) },
      committees: await committeesOf(this.views, id),
    };
  }
}
