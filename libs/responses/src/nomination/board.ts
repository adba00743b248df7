import { define, definePage } from '../kernel/components.js';
import { hideable } from '../kernel/hidden.js';
import { type Answer, instant, integer, nullable, object, oneOf } from '../kernel/schema.js';
import { BAND, OUTCOME } from '../vocabulary.js';
import { head } from './head.js';

export const NominationItem = define(
  'NominationItem',
  object({
    ...head,
    ...hideable({
      outcome: nullable(oneOf(OUTCOME)),
      reviewsAsked: integer(),
      reviewsIn: integer(),
      band: nullable(oneOf(BAND)),
    }),
    openedAt: instant(),
    updatedAt: instant(),
  }),
);
export type NominationItem = Answer<typeof NominationItem>;
export const NominationPage = definePage('NominationPage', NominationItem);
export type NominationPage = Answer<typeof NominationPage>;
