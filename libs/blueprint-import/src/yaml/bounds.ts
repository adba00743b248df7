import { refuse } from '../errors.js';

/** Brackets that are open at once, those within words included. */
const MAX_OPEN = 64;

/** Brackets that are open behind the line, if `open` were before it. */
const openAfter = (line: string, open: number): number => {
  let count = open;
  for (const char of line) {
    if ('[{'.includes(char)) count += 1;
    if (']}'.includes(char)) count = Math.max(0, count - 1);
    if (count > MAX_OPEN) break;
  }
  return count;
};

/** Refuses, before parsing, what the parser would go through too deep. That it is no longer than a page, Markdown has seen to. */
export const ensureParsable = (text: string): void => {
  let open = 0;
  for (const [index, line] of text.split('\n').entries()) {
    open = openAfter(line, open);
    if (open > MAX_OPEN)
      refuse('blueprint-too-complex', `Line ${String(index + 1)} has more than ${String(MAX_OPEN)} brackets open.`);
  }
};
