import { PLACEHOLDERS, SPAN_WORDS, TICK_WORDS, TICKED_WORDS, TIME_UNITS } from '../../words/lists/table-headings.js';
import { CURRENCIES, MONEY_WORDS } from '../../words/lists/ladder-headings.js';
import { anyOf, matcher } from '../../words/phrases.js';

const NUMBERS = /^[\s\d.,:%+^~$€£<>≤≥–—−/-]+(?:x|\/\d+)?$/u;
const TICKS = /^[✓✔✅✗✘❌☑⬜●○◐•★☆⭐🟢🟡🔴\s\p{Variation_Selector}]+$/iu;
const WORDS = matcher(TICK_WORDS);
const PENDING = matcher(PLACEHOLDERS);
const TIMES = new RegExp(
  String.raw`^[~<>≥≤(]?\s*\d+\s*\+?(?:\s*(?:[-–—]|${anyOf(SPAN_WORDS)})\s*\d+)?\s*\+?\s*${anyOf(TIME_UNITS)}\)?$`,
  'iu',
);

const apart = (words: string): string => {
  const letter = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}]`;
  return `(?<!${letter})${words}(?!${letter})`;
};
const SIGNS = '$€£¥￥₹₩₽₴₺';
/** Digits, and what may stand between and beside them where they are an amount. */
const MONEY = new RegExp(
  String.raw`^(?:[\d\s.,:;+~〜～–—−/()${SIGNS}-]|R\$|${apart(anyOf(MONEY_WORDS))}|${apart(anyOf(CURRENCIES))})+$`,
  'iu',
);
const CURRENCY = new RegExp(`[${SIGNS}]|${apart(anyOf(CURRENCIES))}`, 'iu');
/** "Base" of "Base: $120,000". */
const LABEL = /^[^:：\d]{1,40}[:：]\s*(?=\S)/u;
const isMoney = (text: string): boolean =>
  /\d/u.test(text) && CURRENCY.test(text) && MONEY.test(text.replace(LABEL, ''));

/** Longer texts are words, whatever they begin with. */
const LONGEST = 80;

const AROUND = /^[\s([{<*_"'–—-]+|[\s)\]}>*_"'.…!:–—-]+$/gu;
const bare = (text: string): string => text.normalize('NFC').replace(AROUND, '');
/** True of words that stand where something is to be written: "TBD.", "(noch offen)". */
export const isPlaceholder = (text: string): boolean => PENDING.test(bare(text));

const YES = matcher(TICKED_WORDS);
const CROSSES = /[✗✘❌☐⬜○]/u;
/** True of a mark that says that something holds. */
export const isTick = (text: string): boolean => (TICKS.test(text) && !CROSSES.test(text)) || YES.test(bare(text));

/** True of a number, a range, a time span, a tick, a yes or a sum of money: a value on a scale of the document's own, and no words. */
export const isBareValue = (text: string): boolean =>
  text.length <= LONGEST &&
  (isPlaceholder(text) ||
    WORDS.test(bare(text)) ||
    [NUMBERS, TICKS, TIMES].some((pattern) => pattern.test(text)) ||
    isMoney(text));
