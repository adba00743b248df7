import { diffEditions, editionBefore } from '@plumbline/domain';
import type { ImportedBlueprint } from '@plumbline/read-model';
import { type Blueprint, hide, hiddenIn } from '@plumbline/responses';
import { toInspection } from '../mapping/blueprint-reading.js';

const changesIn = (blueprints: readonly ImportedBlueprint[], blueprint: ImportedBlueprint): Blueprint['changes'] => {
  const before = editionBefore(blueprints, blueprint);
  if (before === undefined) return null;
  const { importedAt, source } = before;
  return { since: source.sha256, name: source.name, importedAt, ...diffEditions(before.items, blueprint.items) };
};

/** All of a document but its items. */
export const showBlueprint = (
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
