import { ensureOwnReviewFirst, grantsFor, type Viewer } from '@plumbline/access';
import { levelsOf, nominationHeadOf, sourcesOfNomination } from '@plumbline/read-model';
import { found } from '../../found.js';
import type { NominationReadiness } from '@plumbline/responses';
import { readinessFor } from './nomination-readiness.js';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';
import { Versions } from '../../versions.js';

/** One nomination over all levels of its track, each criterion with the sentence that it came from. */
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
  constructor(
    @Inject(READ_VIEWS) private readonly views: ReadViews,
    private readonly versions: Versions,
  ) {}

  async execute({ nominationId, viewer }: ReadReadiness): Promise<NominationReadiness> {
    const shown = found(await nominationHeadOf(this.views, nominationId));
    const head = await this.versions.on('nomination', shown, viewer);
    const grants = grantsFor(viewer, head.state);
    ensureOwnReviewFirst(viewer, grants.readiness);
    const sources = found(await sourcesOfNomination(this.views, nominationId));
    const levels = found(await levelsOf(this.views, nominationId));
    return readinessFor({ head, levels, sources, grants });
  }
}
