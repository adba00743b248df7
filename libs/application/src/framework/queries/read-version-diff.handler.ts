import { FRAMEWORK_GRANTS, isGranted } from '@plumbline/access';
import { diffRubrics, type FrameworkRef } from '@plumbline/domain';
import { countPinned, frameworkVersionOf, pinnedPage, type ListViewer } from '@plumbline/read-model';
import { hide, hiddenIn, type Pinned, type VersionDiff } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { found } from '../../found.js';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';

const SHOWN = 50;

/** What changed between two versions, in either direction. */
export class ReadVersionDiff extends Query<VersionDiff> {
  constructor(
    readonly frameworkId: string,
    readonly versions: Readonly<{ from: number; to: number }>,
    readonly viewer: ListViewer,
    readonly now: string,
  ) {
    super();
  }
}

@QueryHandler(ReadVersionDiff)
export class ReadVersionDiffHandler implements IQueryHandler<ReadVersionDiff> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ frameworkId: id, versions: { from, to }, viewer, now }: ReadVersionDiff): Promise<VersionDiff> {
    const before = found(await frameworkVersionOf(this.views, id, from));
    const after = found(await frameworkVersionOf(this.views, id, to));
    const sees = isGranted(FRAMEWORK_GRANTS.pinned, { ...viewer, relations: [] });
    const pinned = sees ? await this.pinned({ id, version: Math.min(from, to) }, viewer, now) : null;
    return { id, from, to, ...diffRubrics(before, after), ...hide({ pinned }, hiddenIn({ pinned: sees })) };
  }

  private async pinned(framework: FrameworkRef, viewer: ListViewer, now: string): Promise<Pinned> {
    const count = await countPinned(this.views, viewer, framework);
    return { count, ...(await pinnedPage(this.views, viewer, framework, { limit: SHOWN, now })) };
  }
}
