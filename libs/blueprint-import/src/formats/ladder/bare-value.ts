import { TICK_WORDS, TIME_SPANS } from '../../words/lists/table-headings.js';
import { matcher } from '../../words/phrases.js';

const NUMBERS = /^[\s\d.,:%+^~$€£<>≤≥–—−/-]+(?:x|\/\d+)?$/u;
const TICKS = /^[✓✔✅✗✘❌☑⬜●○◐•★☆⭐🟢🟡🔴\s\p{Variation_Selector}]+$/iu;
const WORDS = matcher(TICK_WORDS);
const TIMES = matcher(TIME_SPANS);

/** Longer texts are words, whatever they begin with. */
const LONGEST = 80;

/** True of a number, a range, a time span, a tick or a yes: a value on a scale of the document's own, and no words. */
export const isBareValue = (text: string): boolean =>
  text.length <= LONGEST && [NUMBERS, TICKS, WORDS, TIMES].some((pattern) => pattern.test(text));
