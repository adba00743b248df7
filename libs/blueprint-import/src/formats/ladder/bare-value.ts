import { TICK_WORDS } from '../../words/lists/table-headings.js';
import { matcher } from '../../words/phrases.js';

const NUMBERS = /^[\s\d.,:%+^~$€£<>≤≥–—−/-]+(?:x|\/\d+)?$/u;
const TICKS = /^[✓✔✅✗✘❌☑⬜●○◐•★☆⭐🟢🟡🔴\s\p{Variation_Selector}]+$/iu;
const WORDS = matcher(TICK_WORDS);

/** True of a number, a range, a tick or a yes: a value on a scale of the document's own, and no words. */
export const isBareValue = (text: string): boolean => NUMBERS.test(text) || TICKS.test(text) || WORDS.test(text);
