import { define, definePage } from '../kernel/components.js';
import { type Answer, day, instant, list, nullable, object, oneOf, text } from '../kernel/schema.js';
import { Receipt } from '../shared/receipt.js';
import { PersonRef } from '../shared/references.js';
import { ERASURE_GROUND, HOLD_GROUND, KEY_BACKUP, STAYS } from './erasure-vocabulary.js';

const requested = object({ ground: oneOf(ERASURE_GROUND), caseNumber: text(), by: PersonRef, at: instant() });
const hold = object({
  ground: oneOf(HOLD_GROUND),
  caseNumber: text(),
  until: day({ description: 'The first day, UTC, on which it does not hold.' }),
  by: PersonRef,
  at: instant(),
});

export const Erasure = define(
  'Erasure',
  object({
    person: PersonRef,
    requested: nullable(requested, { description: 'Waits for another admin to confirm; null where nobody asks.' }),
    holds: list(hold, { description: 'In force today.' }),
  }),
);
export type Erasure = Answer<typeof Erasure>;
export const ErasurePage = definePage('ErasurePage', Erasure);
export type ErasurePage = Answer<typeof ErasurePage>;

/** The receipt of an erasure. */
export const ErasureReceipt = define(
  'ErasureReceipt',
  object({
    ...Receipt.properties,
    stays: list(oneOf(STAYS), { description: 'What of the person stays, by kind: the same for everybody.' }),
    backups: list(oneOf(KEY_BACKUP), {
      description: 'Copies from before that the text could still be read with, by kind: the same for everybody.',
    }),
  }),
);
export type ErasureReceipt = Answer<typeof ErasureReceipt>;
