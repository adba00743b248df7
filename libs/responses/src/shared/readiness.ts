import { define } from '../kernel/components.js';
import { type Answer, flag, integer, nullable, number, object, text, oneOf } from '../kernel/schema.js';
import { BAND, CRITERION_STATUS } from '../vocabulary.js';

export const Ratio = define('Ratio', object({ num: integer(), den: integer() }, { description: 'An exact share.' }));

export const levelReadiness = {
  level: text(),
  band: oneOf(BAND),
  attainment: Ratio,
  coverage: Ratio,
};

/** Where somebody stands on a criterion. */
export const criterionReadiness = {
  criterion: text(),
  status: oneOf(CRITERION_STATUS),
  rating: nullable(integer(), { description: 'Lower median of the ratings that count.' }),
  spread: integer(),
  coverage: Ratio,
};

/** What a level asks of a criterion. */
export const requirement = {
  requiredRating: integer(),
  weight: nullable(number(), { description: 'Null where the source states none: it counts as 1.' }),
  critical: flag(),
  minEvidence: integer(),
};

export const LevelReadinessSummary = define('LevelReadinessSummary', object(levelReadiness));
export type LevelReadinessSummary = Answer<typeof LevelReadinessSummary>;
