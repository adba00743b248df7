import { ensureOwnReviewFirst, type Viewer } from '@plumbline/access';
import { reviewsOf, standingOf } from '@plumbline/read-model';
import { found } from '../../found.js';
import { type NominationReviews, showReviews } from './show-reviews.js';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** The reviews of a nomination, for those who may compare them. */
export class ReadReviews extends Query<NominationReviews> {
  constructor(
    readonly nominationId: string,
    readonly viewer: Viewer,
  ) {
    super();
  }
}

@QueryHandler(ReadReviews)
export class ReadReviewsHandler implements IQueryHandler<ReadReviews> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ nominationId, viewer }: ReadReviews): Promise<NominationReviews> {
    const standing = found(await standingOf(this.views, nominationId, viewer.personId));
    ensureOwnReviewFirst(viewer, standing);
    const { id, revision } = standing;
    return { id, revision, items: showReviews(await reviewsOf(this.views, id), viewer, standing) };
  }
}
