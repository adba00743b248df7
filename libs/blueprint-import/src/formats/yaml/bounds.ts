import { refuse } from '../../model/refused.js';

/** Brackets that are open at once, those within words included. */
const MAX_OPEN = 64;
/** The parser takes about as long as that of Markdown. */
const MAX_CHARACTERS = 384 * 1024;
/** Lines and commas: about as many values, each of which the parser makes an object of. */
const MAX_VALUES = 10_000;

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

const tooComplex = (what: string): never => refuse('blueprint-too-complex', what);

/** Refuses, before parsing, what the parser would go through too deep or too long; `stop` throws the refusal. */
export const ensureParsable = (text: string, stop: (what: string) => never = tooComplex): void => {
  if (text.length > MAX_CHARACTERS)
    stop(`${String(text.length)} characters; a page of data may have ${String(MAX_CHARACTERS)}.`);
  let open = 0;
  let values = 0;
  for (const [index, line] of text.split('\n').entries()) {
    values += line.split(',').length;
    if (values > MAX_VALUES)
      stop(`Line ${String(index + 1)} is beyond the ${String(MAX_VALUES)} values of a page of data.`);
    open = openAfter(line, open);
    if (open > MAX_OPEN) stop(`Line ${String(index + 1)} has more than ${String(MAX_OPEN)} brackets open.`);
  }
};
