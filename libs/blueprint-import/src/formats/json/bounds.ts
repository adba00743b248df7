import { refuse } from '../../model/refused.js';

const MAX_DEPTH = 64;
/** Commas and brackets outside strings: about as many values. */
const MAX_VALUES = 100_000;

const place = (text: string, at: number): string => {
  const before = text.slice(0, at);
  return `Line ${String(before.split('\n').length)}, column ${String(at - before.lastIndexOf('\n'))}`;
};

/** The index behind the string that begins at `at`; the end of the text where it is not closed. */
const afterString = (text: string, at: number): number => {
  for (let next = at + 1; next < text.length; next += 1) {
    if (text[next] === '\\') next += 1;
    else if (text[next] === '"') return next + 1;
  }
  return text.length;
};

/** Refuses, before parsing, JSON that is nested or crowded beyond anything that describes one page. */
export const ensureParsable = (text: string): void => {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '"') at = afterString(text, at) - 1;
    if ('[{'.includes(char)) depth += 1;
    if (']}'.includes(char)) depth -= 1;
    if (',[{'.includes(char)) values += 1;
    if (depth > MAX_DEPTH)
      refuse('blueprint-too-complex', `${place(text, at)} is nested deeper than ${String(MAX_DEPTH)} levels of JSON.`);
    if (values > MAX_VALUES)
      refuse('blueprint-too-complex', `${place(text, at)} is beyond the ${String(MAX_VALUES)} values of a post.`);
  }
};
