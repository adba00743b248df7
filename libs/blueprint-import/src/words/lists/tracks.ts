import type { InLanguages, Match } from '../phrases.js';

/** Words of a heading over the levels of one track among several, beside professions. */
export const TRACK_WORDS: InLanguages<Match> = {
  en: {
    anywhere: [
      ...['tracks?', 'paths?', 'ladders?', 'ics?', 'individual contributors?', 'management'],
      'leadership (track|roles?|levels?)',
    ],
  },
};

/** Titles of those who manage people, the lowest first. */
export const MANAGEMENT_RANKS = {
  en: {
    lead: { anywhere: ['team lead', 'supervisor'] },
    manager: { anywhere: ['managers?', 'manager', 'gerente', 'jefe', 'teamleiter*'] },
    head: { anywhere: ['head', 'director*', 'directeur', 'directrice', 'diretor*', '*leiter'] },
    'vice president': { anywhere: ['vp', 'vice president', 'svp'] },
    chief: { anywhere: ['chief', 'cto', 'cio', 'cpo', 'ceo'] },
  },
} satisfies Readonly<{ en: Readonly<Record<string, Match>> }>;
