import { inOthers } from '../languages/index.js';
import type { InLanguages, Match } from '../phrases.js';

/** Words that ladders are known to have areas by. */
export const KNOWN_AREAS: InLanguages<Match> = {
  en: {
    anywhere: [
      ...['technical', 'technology', 'craft', 'knowledge', 'skills?', 'impact', 'output', 'scope', 'influence'],
      ...['communication', 'collaboration', 'teamwork', 'people', 'leadership', 'mentor*', 'coaching', 'delivery'],
      ...['execution', 'ownership', 'autonomy', 'quality', 'culture', 'values', 'strategy', 'strategic', 'domain'],
      ...['growth', 'learning', 'process', 'planning', 'problem[ -]solving', 'decision[ -]making', 'customers?'],
      ...['business', 'results', 'direction', 'talent', 'hiring'],
    ],
  },
  ...inOthers(({ areas }) => areas),
};

/** Words about careers; games, logs and courses have numbered levels, too. */
export const CAREER_WORDS: InLanguages<Match> = {
  en: {
    anywhere: [
      ...['careers?', 'ladders?', 'progression', 'competenc(y|ies)', 'frameworks?', 'matrix', 'skills?'],
      ...['expectations?', 'engineer*', 'jobs?', 'developer*', 'designer*', 'manager*', 'contributors?'],
    ],
  },
  ...inOthers(({ careers }) => careers),
};
