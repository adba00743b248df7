import { grantsFor, type Viewer } from '@plumbline/access';
import { nominationHeadOf, roundsOf } from '@plumbline/read-model';
import { found } from '../../found.js';
import { type NominationVotes, roundsIn } from './show-votes.js';
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
    const { id, revision, state } = found(await nominationHeadOf(this.views, nominationId));
    return { id, revision, rounds: roundsIn(await roundsOf(this.views, id), viewer, grantsFor(viewer, state)) };
  }
}
