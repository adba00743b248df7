import { define } from '../kernel/components.js';
import { hideable } from '../kernel/hidden.js';
import { type Answer, flag, integer, list, number, object, text, oneOf } from '../kernel/schema.js';
import { about, showing } from '../kernel/shown.js';
import { covered, rated, Ratio, standing } from '../shared/readiness.js';
import { VersionRef } from '../shared/references.js';
import { sourced } from '../shared/source.js';
import { BAND, CRITERION_STATUS } from '../vocabulary.js';
import { levels, type WithId } from './head.js';

const pinned = { ...levels, framework: VersionRef, revision: text() };

export const CriterionReadiness = define(
  'CriterionReadiness',
  object({
    ...covered,
    ...hideable({ ...rated, ratingCount: integer({ description: 'Number of ratings that count.' }) }),
    ...sourced,
    area: text(),
    evidenceCount: integer({ description: 'Items that cite the criterion and are not withdrawn.' }),
    minEvidence: integer(),
    requiredRating: integer(),
    weight: number(),
    weightAssumed: flag(),
    critical: flag(),
  }),
);
export type CriterionReadiness = Answer<typeof CriterionReadiness>;

export const LevelReadiness = define(
  'LevelReadiness',
  object({
    level: text(),
    ...hideable(standing),
    coverage: Ratio,
    weightAssumed: flag(),
    criteria: list(CriterionReadiness),
  }),
);

export const NominationReadiness = define(
  'NominationReadiness',
  about(
    ({ id }: WithId) => [id],
    showing('packet', object({ ...pinned, levels: list(LevelReadiness, { description: 'Lowest first.' }) })),
  ),
);
export type NominationReadiness = Answer<typeof NominationReadiness>;

export const Gap = define(
  'Gap',
  object({
    criterion: text(),
    area: text(),
    ...sourced,
    critical: flag(),
    weight: number(),
    evidenceMissing: integer(),
    ...hideable({
      status: oneOf(CRITERION_STATUS),
      unrated: flag(),
      ratingMissing: integer(),
      contested: flag(),
    }),
  }),
);
export type Gap = Answer<typeof Gap>;

export const NominationGaps = define(
  'NominationGaps',
  about(
    ({ id }: WithId) => [id],
    showing(
      'packet',
      object({ ...pinned, level: text(), ...hideable({ band: showing('ratings', oneOf(BAND)) }), gaps: list(Gap) }),
    ),
  ),
);
export type NominationGaps = Answer<typeof NominationGaps>;
