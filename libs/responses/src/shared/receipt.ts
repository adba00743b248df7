import { define } from '../kernel/components.js';
import { type Answer, integer, list, nullable, object, oneOf, text } from '../kernel/schema.js';

export const ReceiptWarning = define(
  'ReceiptWarning',
  object({ code: oneOf({ 'level-unknown': true }), field: text(), detail: text() }),
);
export type ReceiptWarning = Answer<typeof ReceiptWarning>;

/** What every write answers. */
export const Receipt = define(
  'Receipt',
  object({
    id: text({ description: 'Of the aggregate that was written to.' }),
    revision: nullable(text(), {
      description: 'Version of what you see of it now; also the ETag. Null where you see it no more.',
    }),
    position: nullable(text(), {
      description:
        'A token: send it as Plumbline-Min-Position to read no older state. Null where nothing was appended.',
    }),
    appended: integer({ description: 'Events that were appended; 0 if the command changed nothing.' }),
    warnings: list(ReceiptWarning, { description: 'What was accepted and may be meant otherwise.' }),
  }),
);
export type Receipt = Answer<typeof Receipt>;
