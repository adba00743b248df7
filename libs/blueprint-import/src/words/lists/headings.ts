import type { InLanguages } from '../phrases.js';

/** Words before the number of a heading. */
export const HEADING_NOUNS = { en: ['section', 'part', 'chapter'] } as const satisfies InLanguages<readonly string[]>;
/** Words between several things that one heading names. */
export const CONJUNCTIONS = { en: ['and', 'or'] } as const satisfies InLanguages<readonly string[]>;
/** A rating scale whose labels follow. */
export const SCALE_SENTENCES = {
  en: [String.raw`\bscale\b[^:]{0,60}:\s*([^:;()]+\/[^:;()]+)`],
} as const satisfies InLanguages<readonly string[]>;
