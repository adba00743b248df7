import { define } from '../kernel/components.js';
import { type Answer, object, oneOf } from '../kernel/schema.js';

/** Settings of the server that decide what it refuses. */
export const ServerSettings = define(
  'ServerSettings',
  object({
    namedIds: oneOf(
      { refuse: true, allow: true },
      { description: 'What becomes of people whose id contains part of their name, email or source id.' },
    ),
  }),
);
export type ServerSettings = Answer<typeof ServerSettings>;
