import { define, page } from '../kernel/components.js';
import { hideable } from '../kernel/hidden.js';
import { type Answer, flag, instant, integer, list, nullable, object, text, uuid, oneOf } from '../kernel/schema.js';
import { about, showing } from '../kernel/shown.js';
import { PersonRef } from '../shared/references.js';
import type { WithId } from './head.js';
import { CONFIDENCE, RECOMMENDATION } from '../vocabulary.js';

const comment = hideable({ comment: nullable(text()) });

export const Rating = define('Rating', object({ criterion: text(), rating: integer(), ...comment }));
export const UnjudgedCriterion = define('UnjudgedCriterion', object({ criterion: text(), ...comment }));
export const CitedCounterSignal = define('CitedCounterSignal', object({ counterSignal: text(), ...comment }));

export const Review = define(
  'Review',
  object({
    reviewer: PersonRef,
    ratings: list(Rating),
    cannotJudge: list(UnjudgedCriterion, { description: 'Criteria that they could not judge; no ratings.' }),
    recommendation: oneOf(RECOMMENDATION),
    confidence: oneOf(CONFIDENCE),
    counterSignals: list(CitedCounterSignal),
    submittedAt: instant(),
    revisedAt: nullable(instant()),
    ...hideable({ comment: nullable(text()), revisedBecause: nullable(text()) }),
    sight: nullable(flag(), {
      description: 'They could read reviews of others before, in another capacity. Null where that was not recorded.',
    }),
    revisedAfterOthers: nullable(flag(), {
      description: 'It was revised when they could read reviews of others. Null where that was not recorded.',
    }),
    voided: flag({ description: 'Its reviewer was recused since: it does not count.' }),
  }),
);
export type Review = Answer<typeof Review>;

export const Reviewer = define(
  'Reviewer',
  object({
    reviewer: PersonRef,
    status: oneOf({ assigned: true, declined: true, missed: true, submitted: true, recused: true }),
    ...hideable({ reason: nullable(text({ description: 'Why they declined or were recused.' })) }),
    changedAt: instant(),
  }),
);
export type Reviewer = Answer<typeof Reviewer>;

export const NominationReviews = define(
  'NominationReviews',
  about(
    ({ id }: WithId) => [id],
    showing('packet', object({ id: uuid(), revision: text(), ...page(showing('ratings', Review)) })),
  ),
);
export type NominationReviews = Answer<typeof NominationReviews>;
