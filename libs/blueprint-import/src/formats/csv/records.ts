import type { Place } from '../../model/page.js';
import { refuse } from '../../model/refused.js';

export type CsvCell = Readonly<{ text: string; at: Place }>;
export type CsvRecord = readonly CsvCell[];

/** Eight times the largest ladder seen. */
const MAX_CELLS = 20_000;

/** Where a quoted cell ends; the end of the text where nobody closed it. Two quotes are one. */
const endOfQuoted = (text: string, from: number): number => {
  let at = from;
  while (at < text.length) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return text.length;
    if (text[quote + 1] !== '"') return quote;
    at = quote + 2;
  }
  return text.length;
};

type Read = Readonly<{ text: string; end: number }>;

const cellAt = (text: string, from: number, delimiter: string): Read => {
  if (text[from] === '"') {
    const end = endOfQuoted(text, from + 1);
    return { text: text.slice(from + 1, end).replaceAll('""', '"'), end: end + 1 };
  }
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end += 1;
  return { text: text.slice(from, end), end };
};

const isEnd = (text: string, at: number, delimiter: string): boolean =>
  at >= text.length || text[at] === delimiter || text[at] === '\n';
/** What stands between a closing quote and the delimiter is no part of a cell. */
const endAfter = (text: string, from: number, delimiter: string): number => {
  let at = from;
  while (!isEnd(text, at, delimiter)) at += 1;
  return at;
};

/** Where each line begins, so that a place can be told from an index. */
const linesOf = (text: string): ((at: number) => Place) => {
  let [line, start] = [1, 0];
  return (at) => {
    for (let end = text.indexOf('\n', start); end !== -1 && end < at; end = text.indexOf('\n', start)) {
      line += 1;
      start = end + 1;
    }
    return { line, column: at - start + 1 };
  };
};

const isFilled = (record: CsvRecord): boolean => record.some((cell) => cell.text.trim() !== '');

/**
 * The cells of each record, with where each begins. Written out here because places are in the report, and what reads CSV elsewhere gives
 * none of a cell.
 */
export const recordsOf = (text: string, delimiter: string): readonly CsvRecord[] => {
  const placeOf = linesOf(text);
  const records: CsvCell[][] = [[]];
  let cells = 0;
  for (let at = 0; at < text.length;) {
    const cell = cellAt(text, at, delimiter);
    const place = placeOf(at);
    records.at(-1)?.push({ text: cell.text, at: place });
    cells += 1;
    if (cells > MAX_CELLS)
      refuse(
        'blueprint-too-complex',
        `Line ${String(place.line)} is beyond the ${String(MAX_CELLS)} cells of a table.`,
      );
    const end = endAfter(text, cell.end, delimiter);
    if (text[end] === '\n') records.push([]);
    at = end + 1;
  }
  return records.filter(isFilled);
};
