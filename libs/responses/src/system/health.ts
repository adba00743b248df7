import { define } from '../kernel/components.js';
import { type Answer, document, flag, integer, nullable, object, text, oneOf } from '../kernel/schema.js';

export const Live = define('Live', object({ status: oneOf({ live: true }) }));
export type Live = Answer<typeof Live>;

export const Health = define(
  'Health',
  object({
    status: oneOf(
      { ready: true, impaired: true, degraded: true },
      {
        description:
          'impaired: serving, though a view has set a stream aside. degraded: not to be sent requests (503).',
      },
    ),
    store: object({ ok: flag(), detail: nullable(text()) }),
    views: object({
      ok: flag(),
      detail: nullable(text(), { description: 'What keeps the views from being served as they should.' }),
      lagEvents: integer({ description: 'Events that the furthest view behind has not handled.' }),
      parkedStreams: integer({ description: 'Streams that some view has set aside.' }),
    }),
  }),
);
export type Health = Answer<typeof Health>;

export const Figures = document('text/plain');
