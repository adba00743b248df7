import { grantsFor, type Viewer } from '@plumbline/access';
import { nominationHeadOf, type PageOf, roundsOf, roundsScope, sliceOf } from '@plumbline/read-model';
import type { NominationVotes } from '@plumbline/responses';
import { found } from '../../found.js';
import { roundsIn } from './show-votes.js';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';
import { Versions } from '../../versions.js';

/** The voting rounds of a nomination: who has voted, the tally once closed, and the votes that the viewer may see. */
export class ReadVotes extends Query<NominationVotes> {
  constructor(
    readonly nominationId: string,
    readonly viewer: Viewer,
    readonly page: PageOf,
  ) {
    super();
  }
}

@QueryHandler(ReadVotes)
export class ReadVotesHandler implements IQueryHandler<ReadVotes> {
  constructor(
    @Inject(READ_VIEWS) private readonly views: ReadViews,
    private readonly versions: Versions,
  ) {}

  async execute({ nominationId, viewer, page }: ReadVotes): Promise<NominationVotes> {
    const head = found(await nominationHeadOf(this.views, nominationId));
    const { id, revision, state } = await this.versions.on('nomination', head, viewer);
    const rounds = roundsIn(await roundsOf(this.views, id), viewer, grantsFor(viewer, state));
    return { id, revision, ...sliceOf(rounds, page, roundsScope(id)) };
  }
}
