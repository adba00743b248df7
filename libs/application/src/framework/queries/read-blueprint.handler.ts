import type { Viewer } from '@plumbline/access';
import type { Inspection } from '@plumbline/blueprint-import';
import { diffEditions, editionBefore, type EditionDiff } from '@plumbline/domain';
import type { ImportedBlueprint } from '@plumbline/read-model';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { found } from '../../found.js';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';
import { toInspection } from '../mapping/blueprint-reading.js';
import { seesDrafts } from './sees-drafts.js';
import { visibleBlueprints } from './visible-blueprints.js';

export type BlueprintDetail = Inspection &
  Readonly<{
    importedAt: string;
    /** Against the import of the same role before it; null for the first, and for those who may not see drafts. */
    changes: (EditionDiff & Readonly<{ since: string; name: string; importedAt: string }>) | null;
  }>;

/** One imported document, as far as the viewer may see it. */
export class ReadBlueprint extends Query<BlueprintDetail> {
  constructor(
    readonly frameworkId: string,
    readonly sha256: string,
    readonly viewer: Viewer,
  ) {
    super();
  }
}

const changesIn = (
  blueprints: readonly ImportedBlueprint[],
  blueprint: ImportedBlueprint,
): BlueprintDetail['changes'] => {
  const before = editionBefore(blueprints, blueprint);
  if (before === undefined) return null;
  const { importedAt, source } = before;
  return { since: source.sha256, name: source.name, importedAt, ...diffEditions(before.items, blueprint.items) };
};

@QueryHandler(ReadBlueprint)
export class ReadBlueprintHandler implements IQueryHandler<ReadBlueprint> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ frameworkId, sha256, viewer }: ReadBlueprint): Promise<BlueprintDetail> {
    const drafts = seesDrafts(viewer);
    const { blueprints } = await visibleBlueprints(this.views, frameworkId, drafts);
    const blueprint = found(blueprints.findLast(({ source }) => source.sha256 === sha256));
    const changes = drafts ? changesIn(blueprints, blueprint) : null;
    return { ...toInspection(blueprint), importedAt: blueprint.importedAt, changes };
  }
}
