import { type Mapping, mappingFlaws } from '@plumbline/blueprint-import';
import { type BlueprintEdition, type FrameworkMapping, latestEditions } from '@plumbline/domain';
import { toInspection } from './blueprint-edition.js';
import { MappingFlawed } from './mapping-errors.js';

/**
 * Refuses a mapping about items that do not exist, with two rules or none for some items, or that contradicts itself: what it
 * would add to the draft is not what its writer meant. A kind that no document has is such a flaw, which makes the cast sound.
 *
 * @throws MappingFlawed
 */
export const ensureSoundMapping = (mapping: FrameworkMapping, editions: readonly BlueprintEdition[]): void => {
  const latest = latestEditions(editions);
  const earlier = editions.filter((edition) => !latest.includes(edition));
  const flaws = mappingFlaws(mapping as Mapping, {
    latest: latest.map(toInspection),
    earlier: earlier.map(toInspection),
  });
  if (flaws.length > 0) throw new MappingFlawed(flaws);
};
