/**
 * What specs get for fast-check: the same cases on every run, so that a change is red by its own doing. `PLUMBLINE_PROPERTIES=20`
 * looks for more: twenty times as many, drawn anew.
 */
import real from '../../node_modules/fast-check/lib/fast-check.js';

export * from '../../node_modules/fast-check/lib/fast-check.js';

const factor = Number(process.env.PLUMBLINE_PROPERTIES ?? 1);
const SEED = 20_261_129;
const USUAL_RUNS = 100;
const withRuns = (parameters = {}) => ({
  ...(process.env.PLUMBLINE_PROPERTIES === undefined && { seed: SEED }),
  ...parameters,
  numRuns: (parameters.numRuns ?? USUAL_RUNS) * factor,
});

export const assert = (property, parameters) => real.assert(property, withRuns(parameters));
export default { ...real, assert };
