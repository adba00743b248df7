import {
  type BlueprintReading,
  careerGraph,
  type CareerGraph,
  diffEditions,
  editionBefore,
  type EditionDiff,
} from '@plumbline/domain';
import type { Inspection } from '@plumbline/blueprint-import';
import type { FrameworkBlueprints } from '@plumbline/read-model';
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
  const named = new Set(mapping.rules.map(({ blueprint }) => blueprint));
  return {
    id: from.id,
    revision: from.revision,
    blueprints: from.blueprints
      .filter(({ source }) => named.has(source.sha256))
      .map(({ source, role }) => ({ ...source, title: role.title?.value ?? null })),
    mapping,
  };
};

export type ShownBlueprint = Inspection &
  Readonly<{
    importedAt: string;
    /** Against the import of the same role before it; null for the first, and for those who may not see drafts. */
    changes: (EditionDiff & Readonly<{ since: string }>) | null;
  }>;

type ShownChanges = ShownBlueprint['changes'];
const changesIn = (blueprints: readonly BlueprintReading[], blueprint: BlueprintReading): ShownChanges => {
  const before = editionBefore(blueprints, blueprint);
  return before === undefined ? null : { since: before.source.sha256, ...diffEditions(before.items, blueprint.items) };
};

/** Undefined where no blueprint of that digest was imported. `whole`: as the caller sees all of it. */
export const showBlueprint =
  (sha256: string, whole: boolean) =>
  ({ blueprints }: FrameworkBlueprints): ShownBlueprint | undefined => {
    const blueprint = blueprints.find(({ source }) => source.sha256 === sha256);
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
