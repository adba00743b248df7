import { refuse } from '../errors.js';

/** Forty times the largest page seen. The parser takes about a second a megabyte and would hold up the server for more. */
const MAX_BYTES = 256 * 1024;
const MAX_LINES = 5_000;
const MAX_MARKERS = 32;
const MAX_INDENT = 96;
/** Sum over blocks of squared marker counts, because the parser pairs markers with each other: about 0.1 s of work. */
const MAX_PAIRINGS = 4_000_000;

const tooComplex = (line: number, what: string): never =>
  refuse('blueprint-too-complex', `Line ${String(line)} ${what}.`);

const isBreak = (char: string | undefined): boolean => char === undefined || char === ' ' || char === '\t';
const isDigit = (char: string): boolean => char >= '0' && char <= '9';

/** How many characters of a list number stand at `at`: CommonMark allows nine digits and a `.` or `)`. */
const numberAt = (line: string, at: number): number => {
  let end = at;
  while (end - at < 9 && isDigit(line.charAt(end))) end += 1;
  return end > at && ['.', ')'].includes(line.charAt(end)) ? end - at + 1 : 0;
};

/** How many characters of `line` from `at` on are one container marker: a quote, a bullet, a number. */
const markerAt = (line: string, at: number): number => {
  if (line[at] === '>') return 1;
  const length = ['-', '*', '+'].includes(line.charAt(at)) ? 1 : numberAt(line, at);
  return isBreak(line[at + length]) ? length : 0;
};

type Prefix = Readonly<{ indent: number; markers: number }>;

/** Columns of white space, and container markers, before the words of a line begin. */
const prefixOf = (line: string): Prefix => {
  let indent = 0;
  let markers = 0;
  let at = 0;
  while (at < line.length) {
    const marker = isBreak(line[at]) ? 0 : markerAt(line, at);
    if (marker === 0 && !isBreak(line[at])) break;
    if (marker > 0) markers += 1;
    else indent += line[at] === '\t' ? 4 : 1;
    at += Math.max(marker, 1);
  }
  return { indent, markers };
};

const ensureShallow = (line: string, number: number): void => {
  const { indent, markers } = prefixOf(line);
  if (line.trim() !== '' && (markers > MAX_MARKERS || indent > MAX_INDENT))
    tooComplex(number, `is nested deeper than ${String(MAX_MARKERS)} levels or ${String(MAX_INDENT)} columns`);
};

const markersIn = (line: string): number => {
  let count = 0;
  for (const char of line) if ('*_`[]<'.includes(char)) count += 1;
  return count;
};

/** Refuses, before parsing, what would keep the parser busy for more than a fraction of a second. */
export const ensureParsable = (text: string): void => {
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_BYTES)
    refuse('blueprint-too-large', `${String(bytes)} bytes; a Markdown page may have ${String(MAX_BYTES)}.`);
  let written = 0;
  let inBlock = 0;
  let pairings = 0;
  text.split('\n').forEach((line, index) => {
    ensureShallow(line, index + 1);
    const blank = line.trim() === '';
    const markers = blank ? 0 : markersIn(line);
    written += blank ? 0 : 1;
    pairings += blank ? 0 : markers * (2 * inBlock + markers);
    inBlock = blank ? 0 : inBlock + markers;
    if (pairings > MAX_PAIRINGS) tooComplex(index + 1, 'is one of too many brackets, stars and other markers');
    if (written > MAX_LINES) tooComplex(index + 1, `is beyond the ${String(MAX_LINES)} written lines of a page`);
  });
};
