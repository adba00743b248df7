import { memoize } from '../../text/memoize.js';
import { namesLevel, namesProfession } from '../../words/level-names.js';
import { LIST_SENTENCES, NO_REQUIREMENT, PAGE_STRUCTURE, PAY, THINGS } from '../../words/lists/ladder-headings.js';
import { type Match, matcher } from '../../words/phrases.js';
import { headingWords } from '../reading/headings.js';

const STRUCTURE = matcher(PAGE_STRUCTURE);
const OF_THINGS = matcher(THINGS);
const PAID = matcher(PAY);
const SENTENCE = matcher(LIST_SENTENCES);
const ends = ({ ends: some = [] }: Match): Match => ({ ends: some });
const OPEN = matcher({
  ...Object.fromEntries(Object.entries(LIST_SENTENCES).map(([language, match]) => [language, ends(match)])),
  en: ends(LIST_SENTENCES.en),
});
const BESIDE = matcher(NO_REQUIREMENT);

/** True of a heading that says what the page consists of. */
export const isStructure = memoize((text: string): boolean => STRUCTURE.test(headingWords(text)));
/** True of a heading over what is paid, and over levels that are told only for that. */
export const isAboutPay = memoize(
  (text: string): boolean => PAID.test(headingWords(text)) && !namesLevel(text) && !namesProfession(text),
);
/** True of a heading over what no level asks for. */
export const isNoRequirement = memoize((text: string): boolean => BESIDE.test(headingWords(text)) || isAboutPay(text));
/** True of the last word of a heading about things or doings, which is the name of nobody: "Values", "Onboarding". */
export const isThings = (word: string): boolean => OF_THINGS.test(word);
/** True of a few words that can be no end of a sentence: "You can". */
export const endsOpen = memoize(
  (text: string): boolean => text.split(' ').length <= MAX_OPEN_WORDS && OPEN.test(headingWords(text)),
);
const MAX_OPEN_WORDS = 4;
/** True of the first part of a sentence that goes on in a list: "This means:". */
export const beginsSentence = memoize(
  (text: string): boolean => text.endsWith(':') && SENTENCE.test(headingWords(text)),
);
