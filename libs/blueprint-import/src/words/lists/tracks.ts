import type { InLanguages, Match } from '../phrases.js';

/** Words of a heading over the levels of one track among several, beside professions. */
export const TRACK_WORDS: InLanguages<Match> = {
  en: {
    anywhere: [
      ...['tracks?', 'paths?', 'ladders?', 'matrix', 'matrices', 'ics?', 'individual contributors?', 'management'],
      'leadership (track|roles?|levels?)',
    ],
  },
};
