import { refuse } from '../errors.js';

const MAX_BYTES = 256 * 1024;
const MAX_LINES = 10_000;
/** Brackets that are open at once, those within words included. */
const MAX_OPEN = 64;
const MAX_INDENT = 200;

const tooMuchIn = (line: string): string | null => {
  if (line.length - line.trimStart().length > MAX_INDENT)
    return `is indented deeper than ${String(MAX_INDENT)} columns`;
  return (line.match(/(?:^|\s)[-?](?=\s)/gu) ?? []).length > MAX_OPEN ? 'holds too many lists within lists' : null;
};

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

/** Refuses, before parsing, what the parser would go through too slowly or too deep. */
export const ensureParsable = (text: string): void => {
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_BYTES)
    refuse('blueprint-too-large', `${String(bytes)} bytes; a YAML document may have ${String(MAX_BYTES)}.`);
  let open = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const stop = (what: string): never => refuse('blueprint-too-complex', `Line ${String(index + 1)} ${what}.`);
    if (index >= MAX_LINES) stop(`is beyond the ${String(MAX_LINES)} lines of a document`);
    const what = tooMuchIn(line);
    if (what !== null) stop(what);
    open = openAfter(line, open);
    if (open > MAX_OPEN) stop(`has more than ${String(MAX_OPEN)} brackets open`);
  }
};
