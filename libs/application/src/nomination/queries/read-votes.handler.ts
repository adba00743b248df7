import type { Viewer } from '@plumbline/access';
import { roundsOf, standingOf } from '@plumbline/read-model';
import { found } from '../../found.js';
import { type NominationVotes, showRounds } from './show-votes.js';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

/** The voting rounds of a nomination: who has voted, the tally once closed, and the votes that the caller may see. */
export class ReadVotes extends Query<NominationVotes> {
  constructor(
    readonly nominationId: string,
    readonly viewer: Viewer,
  ) {
    super();
  }
}

@QueryHandler(ReadVotes)
export class ReadVotesHandler implements IQueryHandler<ReadVotes> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ nominationId, viewer }: ReadVotes): Promise<NominationVotes> {
    const standing = found(await standingOf(this.views, nominationId, viewer.personId));
    const { id, revision } = standing;
    return { id, revision, rounds: showRounds(await roundsOf(this.views, id), viewer, standing) };
  }
}
