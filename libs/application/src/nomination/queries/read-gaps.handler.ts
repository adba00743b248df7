import { ensureOwnReviewFirst, grantsFor, type Viewer } from '@plumbline/access';
import { levelsOf, nominationHeadOf, sourcesOfNomination } from '@plumbline/read-model';
import { found } from '../../found.js';
import type { NominationGaps } from '@plumbline/responses';
import { gapsFor } from './nomination-readiness.js';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';
import { Versions } from '../../versions.js';

/** What is missing for a level: the next one of the candidate where none is named. */
export class ReadGaps extends Query<NominationGaps> {
  constructor(
    readonly nominationId: string,
    readonly viewer: Viewer,
    readonly level?: string,
  ) {
    super();
  }
}

@QueryHandler(ReadGaps)
export class ReadGapsHandler implements IQueryHandler<ReadGaps> {
  constructor(
    @Inject(READ_VIEWS) private readonly views: ReadViews,
    private readonly versions: Versions,
  ) {}

  async execute({ nominationId, viewer, level }: ReadGaps): Promise<NominationGaps> {
    const shown = found(await nominationHeadOf(this.views, nominationId));
    const head = await this.versions.on('nomination', shown, viewer);
    const grants = grantsFor(viewer, head.state);
    ensureOwnReviewFirst(viewer, grants.readiness);
    const sources = found(await sourcesOfNomination(this.views, nominationId));
    const levels = found(await levelsOf(this.views, nominationId));
    return gapsFor({ head, levels, sources, grants }, level);
  }
}
