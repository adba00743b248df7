import { refuse } from '../../model/refused.js';

/** Thirty times the largest page seen. The parser takes about a second a megabyte and holds up the server meanwhile. */
const MAX_BYTES = 256 * 1024;
const MAX_LINES = 5_000;
const MAX_WRITTEN_LINES = 2_000;
/** Characters between two blank lines: an opening backtick is looked for to the end of its block. */
const MAX_BLOCK = 32_000;
const MAX_MARKERS_BEFORE = 32;
const MAX_INDENT = 96;
/** The parser walks every open container on every line: columns of white space and two for each marker, over all lines. */
const MAX_NESTING = 12_000;
const MAX_MARKERS = 20_000;
/** The parser of tables walks all cells of a row again for each. */
const MAX_PIPES_IN_LINE = 64;
const MAX_PIPES = 6_000;
/** Sum over blocks of squared marker counts, because the parser pairs the markers of a block with each other. */
const MAX_PAIRINGS = 2_000_000;

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

const pipesIn = (line: string): number => line.split('|').length - 1;

const markersIn = (line: string): number => {
  let count = 0;
  for (const char of line) if ('*_`[]<&!\\'.includes(char)) count += 1;
  return count;
};

/** What the lines so far amount to; `block` and `inBlock` are characters and markers since the last blank line. */
type Work = {
  lines: number;
  nesting: number;
  markers: number;
  pairings: number;
  block: number;
  inBlock: number;
  pipes: number;
};

const CELLS = /^\s{0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/u;
/** How many cells a row of a table has; a pipe behind a backslash parts none. */
const cellsIn = (line: string): number =>
  line
    .trim()
    .replace(/\\[\\|]/gu, '')
    .replace(/^\||\|$/gu, '')
    .split('|').length;
/** True of the line below the headings of a table. */
const beginsTable = (line: string, above: string): boolean =>
  line.includes('|') && CELLS.test(line) && above.includes('|') && cellsIn(line) === cellsIn(above);
/** True of a line that can't be a row: another block begins with it. */
const endsTable = (line: string): boolean => /^\s{0,3}(?:[>#<`~]|[-+*]\s|\d{1,9}[.)]\s)|^(?:\s{4}|\t)/u.test(line);

const ensureShallow = ({ indent, markers }: Prefix, number: number): void => {
  if (markers > MAX_MARKERS_BEFORE || indent > MAX_INDENT)
    tooComplex(number, `is nested deeper than ${String(MAX_MARKERS_BEFORE)} levels or ${String(MAX_INDENT)} columns`);
};

const ensureAffordable = ({ lines, nesting, markers, pairings, block }: Work, number: number): void => {
  if (lines > MAX_WRITTEN_LINES)
    tooComplex(number, `is beyond the ${String(MAX_WRITTEN_LINES)} written lines of a page`);
  if (block > MAX_BLOCK) tooComplex(number, `is beyond the ${String(MAX_BLOCK)} characters between two blank lines`);
  if (nesting > MAX_NESTING) tooComplex(number, 'is one of too many nested lines');
  if (markers > MAX_MARKERS || pairings > MAX_PAIRINGS)
    tooComplex(number, 'is one of too many brackets, stars and other markers');
};

const add = (work: Work, line: string, number: number): void => {
  const prefix = prefixOf(line);
  ensureShallow(prefix, number);
  const markers = markersIn(line);
  const pipes = pipesIn(line);
  work.pipes += pipes;
  if (pipes > MAX_PIPES_IN_LINE || work.pipes > MAX_PIPES) tooComplex(number, 'is one of too many cells of a table');
  work.lines += 1;
  work.block += line.length;
  work.nesting += prefix.indent + 2 * prefix.markers;
  work.pairings += markers * (2 * work.inBlock + markers);
  work.inBlock += markers;
  work.markers += markers;
  ensureAffordable(work, number);
};

/** The lines that are rows of a table, by their number from 0. */
const rowsIn = (lines: readonly string[]): ReadonlySet<number> => {
  const rows = new Set<number>();
  for (const [index, line] of lines.entries()) {
    const goesOn = rows.has(index - 1) && !endsTable(line);
    if (line.trim() !== '' && (goesOn || beginsTable(line, lines[index - 1] ?? ''))) rows.add(index);
  }
  return rows;
};

/** Refuses, before parsing, what would keep the parser busy for more than a fraction of a second. */
export const ensureParsable = (text: string): void => {
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_BYTES)
    refuse('blueprint-too-large', `${String(bytes)} bytes; a Markdown page may have ${String(MAX_BYTES)}.`);
  const lines = text.split('\n');
  if (lines.length > MAX_LINES) tooComplex(MAX_LINES + 1, `is beyond the ${String(MAX_LINES)} lines of a page`);
  const work: Work = { lines: 0, nesting: 0, markers: 0, pairings: 0, block: 0, inBlock: 0, pipes: 0 };
  const rows = rowsIn(lines);
  for (const [index, line] of lines.entries()) {
    // The parser reads each row by itself, so that rows are no more one text than paragraphs are.
    if (line.trim() === '' || rows.has(index)) Object.assign(work, { block: 0, inBlock: 0 });
    if (line.trim() !== '') add(work, line, index + 1);
  }
};
