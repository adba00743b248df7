/** Never escaped in JSON, one byte long, and refused in everything that is sent here. */
const EDGE = '\u007F';

const REFERENCE = /\u007F[^\u007F]*\u007F/g;

/** Stands for a text that is not what was sealed any more. */
export const UNREADABLE = 'unreadable';

/**
 * A reference stands for a text about a person where texts are not kept: in views and in whatever is made of them. Only the store that
 * made it knows what is inside, which needs no escaping in JSON.
 */
export const referenceOf = (inside: string): string => EDGE + inside + EDGE;

/** What is inside a reference; undefined for any other text. */
export const insideOf = (text: string): string | undefined =>
  text.startsWith(EDGE) && text.endsWith(EDGE) && text.length > 2 ? text.slice(1, -1) : undefined;

/** Quick to tell for a text that has none. */
export const referencesIn = (text: string): readonly string[] =>
  text.includes(EDGE) ? (text.match(REFERENCE) ?? []) : [];

/** The text with something else in the place of each reference. */
export const withoutReferences = (text: string, opened: (reference: string) => string): string =>
  text.replace(REFERENCE, opened);
