import { splitAtReferences } from '@plumbline/event-log';

/** Every reference in a text, in order. */
export const referencesIn = (text: string): readonly string[] =>
  splitAtReferences(text).filter((_, index) => index % 2 === 1);
