import type { InLanguages, Match } from '../phrases.js';

/** Words that ladders are known to have areas by. */
export const KNOWN_AREAS = {
  en: {
    anywhere: [
      ...['technical', 'technology', 'craft', 'knowledge', 'skills?', 'impact', 'output', 'scope', 'influence'],
      ...['communication', 'collaboration', 'teamwork', 'people', 'leadership', 'mentor*', 'coaching', 'delivery'],
      ...['execution', 'ownership', 'autonomy', 'quality', 'culture', 'values', 'strategy', 'strategic', 'domain'],
      ...['growth', 'learning', 'process', 'planning', 'problem[ -]solving', 'decision[ -]making', 'customers?'],
      ...['business', 'results', 'direction', 'talent', 'hiring'],
    ],
  },
} as const satisfies InLanguages<Match>;

/** Words about careers; games, logs and courses have numbered levels, too. */
export const CAREER_WORDS = {
  en: {
    anywhere: [
      ...['careers?', 'ladders?', 'progression', 'competenc(y|ies)', 'frameworks?', 'matrix', 'skills?'],
      ...['expectations?', 'engineer*', 'jobs?'],
    ],
  },
} as const satisfies InLanguages<Match>;
