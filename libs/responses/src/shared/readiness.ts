import { define } from '../kernel/components.js';
import { type Answer, flag, integer, nullable, number, object, text, oneOf } from '../kernel/schema.js';
import { showing } from '../kernel/shown.js';
import { BAND, CRITERION_STATUS } from '../vocabulary.js';

export const Ratio = define('Ratio', object({ num: integer(), den: integer() }, { description: 'An exact share.' }));

/** What evidence alone tells of a criterion. */
export const covered = { criterion: text(), coverage: Ratio };

/** Where somebody stands on a criterion, and what it is made of. */
export const rated = {
  status: oneOf(CRITERION_STATUS),
  rating: nullable(integer(), { description: 'Lower median of the ratings that count.' }),
  spread: integer(),
};

/** Where somebody stands on a level. */
export const standing = { band: showing('ratings', oneOf(BAND)), attainment: Ratio };

/** What a level asks of a criterion. */
export const requirement = {
  requiredRating: integer(),
  weight: nullable(number(), { description: 'Null where the source states none: it counts as 1.' }),
  critical: flag(),
  minEvidence: integer(),
};

export const LevelReadinessSummary = define(
  'LevelReadinessSummary',
  object({ level: text(), ...standing, coverage: Ratio }),
);
export type LevelReadinessSummary = Answer<typeof LevelReadinessSummary>;
