import { define } from '../kernel/components.js';
import { type Answer, document, flag, integer, nullable, object, text, oneOf } from '../kernel/schema.js';

export const Live = define('Live', object({ status: oneOf({ live: true }) }));
export type Live = Answer<typeof Live>;

export const Health = define(
  'Health',
  object({
    status: oneOf(
      { ready: true, impaired: true, degraded: true, unready: true },
      {
        description:
          'impaired: serving, though a view has set a stream aside, texts of an event are damaged, or changes of people do not come in. degraded: something that all copies share is away, and what needs it is refused with 503; another copy would do no better. unready: not to be sent requests (503).',
      },
    ),
    store: object({ ok: flag(), detail: nullable(text()) }),
    views: object({
      ok: flag(),
      detail: nullable(text(), { description: 'Why the views cannot be served as they should.' }),
      parkedStreams: integer({ description: 'Streams that a view has parked.' }),
    }),
    inbound: nullable(object({ ok: flag(), detail: nullable(text(), { description: 'Why nothing comes in.' }) }), {
      description: 'Changes of people from Kafka; null where none are to come in.',
    }),
  }),
);
export type Health = Answer<typeof Health>;

export const Figures = document('text/plain');
