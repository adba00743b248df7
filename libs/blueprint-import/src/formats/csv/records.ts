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

/**
 * The cells of each record, with where each begins. Written out here because places are in the report, and what reads CSV elsewhere gives
 * none of a cell.
 */
export const recordsOf = (text: string, delimiter: string): readonly CsvRecord[] => {
  const records: CsvRecord[] = [];
  let record: CsvCell[] = [];
  let [line, lineStart, cells, at] = [1, 0, 0, 0];
  const close = (): void => {
    if (record.some((cell) => cell.text.trim() !== '')) records.push(record);
    record = [];
  };
  while (at < text.length) {
    const cell = cellAt(text, at, delimiter);
    record.push({ text: cell.text, at: { line, column: at - lineStart + 1 } });
    cells += 1;
    if (cells > MAX_CELLS)
      refuse('blueprint-too-complex', `Line ${String(line)} is beyond the ${String(MAX_CELLS)} cells of a table.`);
    for (let from = text.indexOf('\n', at); from !== -1 && from < cell.end; from = text.indexOf('\n', from + 1)) {
      line += 1;
      lineStart = from + 1;
    }
    // What stands between a closing quote and the delimiter is no part of a cell.
    at = cell.end;
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at += 1;
    if (text[at] === '\n') {
      close();
      line += 1;
      lineStart = at + 1;
    }
    at += 1;
  }
  close();
  return records;
};
