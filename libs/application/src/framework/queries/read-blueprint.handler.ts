import type { Viewer } from '@plumbline/access';
import { diffEditions, editionBefore } from '@plumbline/domain';
import { type ImportedBlueprint, type PageOf, sliceOf } from '@plumbline/read-model';
import { type Blueprint, hide, hiddenIn } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { found } from '../../found.js';
import { READ_VIEWS, type ReadViews } from '../../read-views.js';
import { toInspection } from '../mapping/blueprint-reading.js';
import { seesDrafts } from './sees-drafts.js';
import { visibleBlueprints } from './visible-blueprints.js';

export const blueprintScope = (frameworkId: string, sha256: string): string => `blueprint ${frameworkId} ${sha256}`;

/** One imported document, as far as the viewer may see it. */
export class ReadBlueprint extends Query<Blueprint> {
  constructor(
    readonly document: Readonly<{ frameworkId: string; sha256: string }>,
    readonly viewer: Viewer,
    readonly page: PageOf,
  ) {
    super();
  }
}

const changesIn = (blueprints: readonly ImportedBlueprint[], blueprint: ImportedBlueprint): Blueprint['changes'] => {
  const before = editionBefore(blueprints, blueprint);
  if (before === undefined) return null;
  const { importedAt, source } = before;
  return { since: source.sha256, name: source.name, importedAt, ...diffEditions(before.items, blueprint.items) };
};

/** All but its items. */
const shown = (
  blueprint: ImportedBlueprint,
  blueprints: readonly ImportedBlueprint[],
  drafts: boolean,
): Omit<Blueprint, 'items' | 'nextCursor'> => {
  const { source, importerVersion, role, report } = toInspection(blueprint);
  const { counts, unmapped, ambiguities } = report;
  const changes = drafts ? changesIn(blueprints, blueprint) : null;
  return {
    ...source,
    ...{ importerVersion, role, importedAt: blueprint.importedAt },
    report: { counts, ...hide({ unmapped, ambiguities }, hiddenIn({ unmapped: drafts, ambiguities: drafts })) },
    ...hide({ changes }, hiddenIn({ changes: drafts })),
  };
};

@QueryHandler(ReadBlueprint)
export class ReadBlueprintHandler implements IQueryHandler<ReadBlueprint> {
  constructor(@Inject(READ_VIEWS) private readonly views: ReadViews) {}

  async execute({ document: { frameworkId, sha256 }, viewer, page }: ReadBlueprint): Promise<Blueprint> {
    const drafts = seesDrafts(viewer);
    const { blueprints } = await visibleBlueprints(this.views, frameworkId, drafts);
    const blueprint = found(blueprints.findLast(({ source }) => source.sha256 === sha256));
    const items = sliceOf(toInspection(blueprint).items, page, blueprintScope(frameworkId, sha256));
    return { ...shown(blueprint, blueprints, drafts), ...items };
  }
}
