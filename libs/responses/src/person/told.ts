import { define, definePage } from '../kernel/components.js';
import { type Answer, instant, list, object, oneOf, text } from '../kernel/schema.js';
import { about } from '../kernel/shown.js';
import { Release } from '../nomination/packet.js';
import { type AboutOne, CycleRef, NominationRef } from '../shared/references.js';

/** One's own nomination once its feedback was released. */
export const ToldNomination = define(
  'ToldNomination',
  about(
    ({ nomination }: AboutOne) => [nomination.id],
    object({
      nomination: NominationRef,
      cycle: CycleRef,
      targetLevel: text(),
      state: oneOf({ released: true, appealed: true, reopened: true }),
      releases: list(Release, { description: 'Newest first.' }),
      openedAt: instant(),
    }),
  ),
);
export type ToldNomination = Answer<typeof ToldNomination>;
export const ToldNominationPage = definePage('ToldNominationPage', ToldNomination);
export type ToldNominationPage = Answer<typeof ToldNominationPage>;
