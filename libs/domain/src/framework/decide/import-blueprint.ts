import { applyMapping } from './apply-mapping.js';
import type { ImportBlueprint } from '../commands.js';
import { latestEditions, documentOf } from '../editions.js';
import type { BlueprintEdition, FrameworkEvent } from '../events.js';
import { ensureFewItems } from './limits.js';
import type { FrameworkState } from '../state.js';

/**
 * An edition before the latest counts as new: importing it again is the way back to it. So does what another version of the
 * importer reads from the same bytes.
 * The same bytes under a new file name are the same document.
 */
const isLatest = (edition: BlueprintEdition, { editions }: FrameworkState): boolean => {
  const latest = latestEditions(editions);
  const sameDocument = latest.filter((other) => documentOf(other) === documentOf(edition));
  return (sameDocument.length > 0 ? sameDocument : latest).some(
    ({ source, importerVersion }) =>
      source.sha256 === edition.source.sha256 && importerVersion === edition.importerVersion,
  );
};

/** An edition that is the latest of its role already is not recorded again; a mapping that comes with it is applied all the same. */
export const importBlueprint = (
  { data: { frameworkId, edition, applied }, actor, now }: ImportBlueprint,
  state: FrameworkState,
): readonly FrameworkEvent[] => {
  ensureFewItems(edition.items.length, edition.source.name);
  const isRecorded = isLatest(edition, state);
  const events =
    applied === null
      ? []
      : applyMapping(
          { type: 'ApplyMapping', data: { frameworkId, ...applied, entryLevels: null }, actor, now },
          isRecorded ? state : { ...state, editions: [...state.editions, edition] },
        );
  return isRecorded ? events : [{ type: 'BlueprintImported', data: { frameworkId, ...edition } }, ...events];
};
