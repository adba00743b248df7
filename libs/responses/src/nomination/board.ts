import { define, definePage } from '../kernel/components.js';
import { hideable } from '../kernel/hidden.js';
import { type Answer, instant, integer, nullable, object, oneOf } from '../kernel/schema.js';
import { about, showing } from '../kernel/shown.js';
import { BAND, OUTCOME } from '../vocabulary.js';
import { head, type WithId } from './head.js';

export const NominationItem = define(
  'NominationItem',
  about(
    ({ id }: WithId) => [id],
    object({
      ...head,
      ...hideable({
        outcome: nullable(oneOf(OUTCOME)),
        reviewsAsked: integer(),
        reviewsIn: integer(),
        band: showing('ratings', nullable(oneOf(BAND))),
      }),
      openedAt: instant(),
      updatedAt: instant(),
    }),
  ),
);
export type NominationItem = Answer<typeof NominationItem>;
export const NominationPage = definePage('NominationPage', NominationItem);
export type NominationPage = Answer<typeof NominationPage>;
