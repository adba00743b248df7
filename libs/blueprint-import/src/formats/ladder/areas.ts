import { CAREER_WORDS, KNOWN_AREAS } from '../../words/lists/areas.js';
import { matcher } from '../../words/phrases.js';

const KNOWN = matcher(KNOWN_AREAS);
const CAREER = matcher(CAREER_WORDS);

/** True of words that ladders are known to have areas by; they tell a page about a level from any other page with lists. */
export const isKnownArea = (area: string): boolean => KNOWN.test(area.normalize('NFC'));

/** True of words about careers; games, logs and courses have numbered levels, too. */
export const isAboutCareers = (words: string): boolean => CAREER.test(words.normalize('NFC'));
