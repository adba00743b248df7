import { diffEditions, editionBefore, type EditionDiff, latestEditions } from '@plumbline/domain';
import { careerGraph, type CareerGraph } from '@plumbline/career-graph';
import type { Inspection } from '@plumbline/blueprint-import';
import type { FrameworkBlueprints, ImportedBlueprint } from '@plumbline/read-model';
import { toInspection } from './blueprint-reading.js';
import { type ProposedMapping, proposeFor } from './propose.js';

export type ShownMapping = Readonly<{
  id: string;
  revision: string;
  blueprints: readonly Readonly<{ sha256: string; name: string; format: string; title: string | null }>[];
  mapping: ProposedMapping;
}>;

export const showMapping = (from: FrameworkBlueprints): ShownMapping => {
  const mapping = proposeFor(from);
  return {
    id: from.id,
    revision: from.revision,
    blueprints: latestEditions(from.blueprints)
      .filter(({ items }) => items.length > 0)
      .map(({ source, role }) => ({ ...source, title: role.title?.value ?? null })),
    mapping,
  };
};

export type ShownBlueprint = Inspection &
  Readonly<{
    importedAt: string;
    /** Against the import of the same role before it; null for the first, and for those who may not see drafts. */
    changes: (EditionDiff & Readonly<{ since: string; name: string; importedAt: string }>) | null;
  }>;

type ShownChanges = ShownBlueprint['changes'];
const changesIn = (blueprints: readonly ImportedBlueprint[], blueprint: ImportedBlueprint): ShownChanges => {
  const before = editionBefore(blueprints, blueprint);
  if (before === undefined) return null;
  const { importedAt, source } = before;
  return { since: source.sha256, name: source.name, importedAt, ...diffEditions(before.items, blueprint.items) };
};

/** Undefined where no blueprint of that digest was imported. `whole`: as the caller sees all of it. */
export const showBlueprint =
  (sha256: string, whole: boolean) =>
  ({ blueprints }: FrameworkBlueprints): ShownBlueprint | undefined => {
    const blueprint = blueprints.findLast(({ source }) => source.sha256 === sha256);
    if (blueprint === undefined) return undefined;
    const changes = whole ? changesIn(blueprints, blueprint) : null;
    return { ...toInspection(blueprint), importedAt: blueprint.importedAt, changes };
  };

export type ShownGraph = CareerGraph & Readonly<{ id: string; title: string }>;

export const showGraph = ({ id, title, blueprints, levels }: FrameworkBlueprints): ShownGraph => ({
  id,
  title,
  ...careerGraph(blueprints, levels),
});
