import { define } from '../kernel/components.js';
import { type Answer, integer, nullable, object, text } from '../kernel/schema.js';

/** What every write answers. */
export const Receipt = define(
  'Receipt',
  object({
    id: text({ description: 'Of the aggregate that was written to.' }),
    revision: nullable(text(), { description: 'Revision of the stream; also the ETag.' }),
    position: nullable(text(), { description: 'Send it as Plumbline-Min-Position to read no older state.' }),
    appended: integer({ description: 'Events that were appended; 0 if the command changed nothing.' }),
  }),
);
export type Receipt = Answer<typeof Receipt>;
