import { diffRubrics, type RubricDiff } from '@plumbline/domain';
import { frameworkVersionOf, type PinnedNomination, pinnedTo, type Seer } from '@plumbline/read-model';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { found } from '../../found.js';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

export type VersionDiff = RubricDiff &
  Readonly<{
    id: string;
    from: number;
    to: number;
    /** Open nominations that are rated against the older version; null for those who are neither admin nor auditor. */
    pinned: readonly PinnedNomination[] | null;
  }>;

/** What changed between two versions, in either direction. */
export class ReadVersionDiff extends Query<VersionDiff> {
  constructor(
    readonly frameworkId: string,
    readonly versions: Readonly<{ from: number; to: number }>,
    readonly seer: Seer,
  ) {
    super();
  }
}

@QueryHandler(ReadVersionDiff)
export class ReadVersionDiffHandler implements IQueryHandler<ReadVersionDiff> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ frameworkId: id, versions: { from, to }, seer }: ReadVersionDiff): Promise<VersionDiff> {
    const before = found(await frameworkVersionOf(this.views, id, from));
    const after = found(await frameworkVersionOf(this.views, id, to));
    const pinned = seer.all ? await pinnedTo(this.views, seer, id, [Math.min(from, to)]) : null;
    return { id, from, to, ...diffRubrics(before, after), pinned };
  }
}
