import { define } from '../kernel/components.js';
import { type Answer, nullable, object, text } from '../kernel/schema.js';

const place = {
  blueprint: text({ description: 'SHA-256 of the document.' }),
  item: text(),
  locator: text({ description: 'Its place in the document.' }),
};

/** The place that a criterion or a counter-signal came from. */
export const SourcePlace = define('SourcePlace', object(place));

export const SourceSentence = define(
  'SourceSentence',
  object({
    ...place,
    name: text({ description: 'Of the document.' }),
    roleTitle: nullable(text(), { description: 'Where the document states one.' }),
    section: text(),
    text: text({ description: 'Verbatim; what came of it may have been edited since.' }),
    href: text({ description: 'Address on this server, for everybody who is signed in.' }),
  }),
);
export type SourceSentence = Answer<typeof SourceSentence>;

/** What has a text that may have come from a document. */
export const sourced = {
  text: text(),
  source: nullable(SourceSentence, { description: 'Null for what was written by hand.' }),
};
