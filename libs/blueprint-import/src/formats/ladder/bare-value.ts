const NUMBERS = /^[\s\d.,:%+^~$€£<>≤≥–—−/-]+(?:x|\/\d+)?$/u;
const TICKS =
  /^(?:yes|no|y|n|n\/?a|tbd|tba|todo|none|true|false|x|[✓✔✅✗✘❌☑⬜●○◐•★☆⭐🟢🟡🔴\s\p{Variation_Selector}]+)$/iu;

/** True of a number, a range, a tick or a yes: a value on a scale of the document's own, and no words. */
export const isBareValue = (text: string): boolean => NUMBERS.test(text) || TICKS.test(text);
