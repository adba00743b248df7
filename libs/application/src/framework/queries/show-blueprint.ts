import { diffEditions, editionBefore } from '@plumbline/domain';
import type { ImportedBlueprint } from '@plumbline/read-model';
import { type Blueprint, hide, hiddenIn } from '@plumbline/responses';
import { toInspection } from '../mapping/blueprint-edition.js';

const changesIn = (editions: readonly ImportedBlueprint[], blueprint: ImportedBlueprint): Blueprint['changes'] => {
  const before = editionBefore(editions, blueprint);
  if (before === undefined) return null;
  const { importedAt, source } = before;
  return { since: source.sha256, name: source.name, importedAt, ...diffEditions(before.items, blueprint.items) };
};

/** A document without its items. */
export const showBlueprint = (
  blueprint: ImportedBlueprint,
  editions: readonly ImportedBlueprint[],
  drafts: boolean,
): Omit<Blueprint, 'items' | 'nextCursor'> => {
  const { source, importerVersion, role, report } = toInspection(blueprint);
  const { counts, unmapped, ambiguities } = report;
  const changes = drafts ? changesIn(editions, blueprint) : null;
  return {
    ...source,
    ...{ importerVersion, role, importedAt: blueprint.importedAt },
    report: { counts, ...hide({ unmapped, ambiguities }, hiddenIn({ unmapped: drafts, ambiguities: drafts })) },
    ...hide({ changes }, hiddenIn({ changes: drafts })),
  };
};
