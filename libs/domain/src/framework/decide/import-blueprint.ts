import { applyMapping } from './apply-mapping.js';
import type { ImportBlueprint } from '../commands.js';
import { latestEditions, documentOf } from '../editions.js';
import type { BlueprintEdition, FrameworkEvent } from '../events.js';
import { ensureFewItems } from './limits.js';
import type { FrameworkState } from '../state.js';

/**
 * An edition before the latest counts as new: importing it again is the way back to it. So does another reading of the same bytes.
 * Under a file name that is new they are no other document.
 */
const isLatest = (reading: BlueprintEdition, { blueprints }: FrameworkState): boolean => {
  const latest = latestEditions(blueprints);
  const own = latest.filter((other) => documentOf(other) === documentOf(reading));
  return (own.length > 0 ? own : latest).some(
    ({ source, importerVersion }) =>
      source.sha256 === reading.source.sha256 && importerVersion === reading.importerVersion,
  );
};

/** What is the latest edition of its role already is not recorded again. What the caller applies is applied all the same, as any other mapping is. */
export const importBlueprint = (
  { data: { frameworkId, reading, applied }, actor, now }: ImportBlueprint,
  state: FrameworkState,
): readonly FrameworkEvent[] => {
  ensureFewItems(reading.items.length, reading.source.name);
  const isKnown = isLatest(reading, state);
  const laid =
    applied === null
      ? []
      : applyMapping(
          { type: 'ApplyMapping', data: { frameworkId, ...applied }, actor, now },
          isKnown ? state : { ...state, blueprints: [...state.blueprints, reading] },
        );
  return isKnown ? laid : [{ type: 'BlueprintImported', data: { frameworkId, ...reading } }, ...laid];
};
