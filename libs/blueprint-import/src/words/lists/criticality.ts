import type { InLanguages, Match } from '../phrases.js';

/** The words for how critical a skill is. */
export const CRITICALITY = {
  en: ['critical', 'important', 'optional', 'context[- ]specific'],
} as const satisfies InLanguages<readonly string[]>;
/** In brackets behind the name of a skill, these say how important it is; anything else belongs to its name. */
export const IMPORTANCE = {
  en: {
    anywhere: [
      ...['*critical*', '*important*', '*optional*', '*context*', '*emerging*', '*advanced*', '*common*'],
      ...['*essential*', '*preferred*', '*nice[- ]to[- ]have*'],
    ],
  },
} as const satisfies InLanguages<Match>;
/** "Non-critical" is the opposite of the word in it. */
export const NOT_CRITICAL = {
  en: { anywhere: ['(non|not|never|less|no)[- ](<word>[- ])?(critical|important|optional|context)*'] },
} as const satisfies InLanguages<Match>;
/** How much, or importance of another kind. Any other word is a condition, or about something else, as in "critical path analysis". */
export const DEGREES = {
  en: [
    ...['strongly', 'highly', 'very', 'most', 'mission', 'business', 'emerging', 'advanced', 'common', 'essential'],
    ...['preferred', 'nice[- ]to[- ]have'],
  ],
} as const satisfies InLanguages<readonly string[]>;
