import { applyMapping, type Mapping } from '@plumbline/blueprint-import';
import { type BlueprintEdition, type FrameworkMapping, inOrderOfDocuments, type MappedParts } from '@plumbline/domain';
import { toInspection } from './blueprint-edition.js';
import { ensureSoundMapping } from './ensure-sound.js';

/** What a mapping makes of editions. The cast is sound: a rule of a kind that no item has is about nothing. */
export const partsOf = (mapping: FrameworkMapping, editions: readonly BlueprintEdition[]): MappedParts => {
  const named = new Set(mapping.rules.map(({ blueprint }) => blueprint));
  const inspections = inOrderOfDocuments(editions)
    .filter(({ source }) => named.has(source.sha256))
    .map(toInspection);
  const { areas, criteria, counterSignals } = applyMapping(inspections, mapping as Mapping);
  return { areas, criteria, counterSignals };
};

/**
 * The same for a reviewed mapping, which is checked first.
 *
 * @throws MappingFlawed
 */
export const reviewedPartsOf = (mapping: FrameworkMapping, editions: readonly BlueprintEdition[]): MappedParts => {
  ensureSoundMapping(mapping, editions);
  return partsOf(mapping, editions);
};
