import { ensureOwnReviewFirst, grantsFor, type Viewer } from '@plumbline/access';
import { type PageOf, reviewsPage } from '@plumbline/read-model';
import type { NominationReviews } from '@plumbline/responses';
import { found } from '../../found.js';
import { reviewsIn } from './show-reviews.js';
import { keyOfViewer } from '../../key-of-viewer.js';
import { cachedPerViewer } from './cached-per-viewer.js';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';
import { Versions } from '../../versions.js';

const answers = cachedPerViewer<NominationReviews>();

/** The reviews of a nomination, for those who may compare them. */
export class ReadReviews extends Query<NominationReviews> {
  constructor(
    readonly nominationId: string,
    readonly viewer: Viewer,
    readonly page: PageOf,
  ) {
    super();
  }
}

@QueryHandler(ReadReviews)
export class ReadReviewsHandler implements IQueryHandler<ReadReviews> {
  constructor(
    @Inject(READ_VIEWS) private readonly views: ReadViews,
    private readonly versions: Versions,
  ) {}

  async execute({ nominationId, viewer, page }: ReadReviews): Promise<NominationReviews> {
    const reviews = found(await reviewsPage(this.views, nominationId, page));
    const { id, nextCursor } = reviews;
    const grants = grantsFor(viewer, reviews.state);
    ensureOwnReviewFirst(viewer, grants.reviews);
    return answers(reviews, `${id} ${JSON.stringify(page)} ${keyOfViewer(viewer)}`, async () => {
      const revision = await this.versions.of('nomination', id, reviews.revision, viewer);
      return { id, revision, items: reviewsIn(reviews.items, viewer, grants), nextCursor };
    });
  }
}
