import { ensureOwnReviewFirst, type Viewer } from '@plumbline/access';
import { levelsOf, standingOf } from '@plumbline/read-model';
import { found } from '../../found.js';
import type { NominationReadiness } from './nomination-readiness.js';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** One nomination over all levels of its track. */
export class ReadReadiness extends Query<NominationReadiness> {
  constructor(
    readonly nominationId: string,
    readonly viewer: Viewer,
  ) {
    super();
  }
}

@QueryHandler(ReadReadiness)
export class ReadReadinessHandler implements IQueryHandler<ReadReadiness> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ nominationId, viewer }: ReadReadiness): Promise<NominationReadiness> {
    const standing = found(await standingOf(this.views, nominationId, viewer.personId));
    ensureOwnReviewFirst(viewer, standing);
    const { id, targetLevel, currentLevel, revision } = standing;
    return { id, targetLevel, currentLevel, revision, levels: await levelsOf(this.views, id) };
  }
}
