import { type Mapping, type MappingFlaw, mappingFlaws } from '@plumbline/blueprint-import';
import { type BlueprintReading, type FrameworkMapping, latestEditions } from '@plumbline/domain';
import { Problem } from '../http/problems.js';
import { toInspection } from './blueprint-reading.js';

/** An answer that somebody can read. */
const MOST = 100;

const flawed = (flaws: readonly MappingFlaw[]): Problem => {
  const more = flaws.length > MOST ? `; these are the first ${String(MOST)}` : '';
  const detail = `The mapping is not taken, since ${String(flaws.length)} of its fields would lay in something else than it says${more}.`;
  return new Problem(409, 'mapping-flawed', detail, { errors: flaws.slice(0, MOST) });
};

/**
 * Refuses a mapping that is about items that are not there, decides on some twice or not at all, or contradicts itself: what it
 * would lay in is not what its writer meant. A kind that no document has is such a flaw, which makes the cast sound.
 */
export const ensureSoundMapping = (mapping: FrameworkMapping, blueprints: readonly BlueprintReading[]): void => {
  const latest = latestEditions(blueprints);
  const earlier = blueprints.filter((reading) => !latest.includes(reading));
  const flaws = mappingFlaws(mapping as Mapping, {
    latest: latest.map(toInspection),
    earlier: earlier.map(toInspection),
  });
  if (flaws.length > 0) throw flawed(flaws);
};
