import { define, page } from '../kernel/components.js';
import { hideable } from '../kernel/hidden.js';
import { type Answer, flag, instant, integer, list, nullable, number, object, text, oneOf } from '../kernel/schema.js';

export const ParkedStream = define(
  'ParkedStream',
  object({
    stream: text(),
    position: text(),
    behind: integer({ description: 'Later events of the stream that wait behind it.' }),
    error: text(),
    since: instant(),
    ...hideable({ revision: text({ description: 'Of the event that failed; for auditors alone.' }) }),
  }),
);
export type ParkedStream = Answer<typeof ParkedStream>;

export const ViewStatus = define(
  'ViewStatus',
  object({
    view: text(),
    version: integer(),
    state: oneOf({ live: true, 'catching-up': true, rebuilding: true }),
    checkpoint: nullable(text()),
    ...hideable({
      handled: nullable(integer(), { description: 'Events that a running rebuild has handled; for auditors alone.' }),
      total: nullable(integer(), { description: 'Events that it has to handle; for auditors alone.' }),
    }),
    rebuilt: nullable(number({ description: 'How far a running rebuild is, from 0 to 1.' })),
    lagEvents: integer(),
    lagMs: integer(),
    completeness: number({ description: 'From 0 to 1, in hundredths.' }),
    parked: list(ParkedStream),
  }),
);
export type ViewStatus = Answer<typeof ViewStatus>;

export const Projections = define(
  'Projections',
  object({
    ready: flag(),
    failure: nullable(text()),
    head: nullable(text(), { description: 'Position of the last event of the store.' }),
    ...page(ViewStatus),
  }),
);
export type Projections = Answer<typeof Projections>;

export const RebuildBegun = define('RebuildBegun', object({ state: oneOf({ begun: true }) }));
export type RebuildBegun = Answer<typeof RebuildBegun>;

export const RetryResult = define(
  'RetryResult',
  object({
    state: oneOf({ unparked: true, 'not-parked': true, parked: true }),
    parkedAgain: nullable(ParkedStream, { description: 'Where it failed again.' }),
  }),
);
export type RetryResult = Answer<typeof RetryResult>;
