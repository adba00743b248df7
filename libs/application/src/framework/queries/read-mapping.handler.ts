import { latestEditions } from '@plumbline/domain';
import { type FrameworkBlueprints, frameworkBlueprintsOf } from '@plumbline/read-model';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { found } from '../../found.js';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';
import { type ProposedMapping, proposeFor } from '../mapping/propose.js';

/** `revision`: of the draft that it was worked out on. */
export type MappingToReview = Readonly<{
  id: string;
  revision: string;
  blueprints: readonly Readonly<{ sha256: string; name: string; format: string; title: string | null }>[];
  mapping: ProposedMapping;
}>;

/** What the imported blueprints of a framework could become. */
export class ReadMapping extends Query<MappingToReview> {
  constructor(readonly frameworkId: string) {
    super();
  }
}

const toReview = (from: FrameworkBlueprints): MappingToReview => ({
  id: from.id,
  revision: from.revision,
  blueprints: latestEditions(from.blueprints)
    .filter(({ items }) => items.length > 0)
    .map(({ source, role }) => ({ ...source, title: role.title?.value ?? null })),
  mapping: proposeFor(from),
});

@QueryHandler(ReadMapping)
export class ReadMappingHandler implements IQueryHandler<ReadMapping> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ frameworkId }: ReadMapping): Promise<MappingToReview> {
    return toReview(found(await frameworkBlueprintsOf(this.views, frameworkId)));
  }
}
