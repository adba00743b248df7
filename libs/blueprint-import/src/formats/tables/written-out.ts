import type { Block, Entry, Guess, Names, Place, Run } from '../../model/page.js';
import type { Line } from '../../model/passage.js';
import { listKindOf } from '../../words/list-kinds.js';
import { beginsSentence, endsOpen } from '../ladder/page-headings.js';
import { phraseOf } from '../reading/phrase.js';
import { brokenApart, lineText, linesOf, statementsIn } from '../reading/statements.js';

const texts = new WeakMap<Entry, string>();
/** Asked for many times of each cell. */
export const textOf = (entry: Entry): string => {
  const text = texts.get(entry) ?? phraseOf(entry.runs, entry.at).text;
  texts.set(entry, text);
  return text;
};
export const isEmpty = (entry: Entry | undefined): boolean =>
  entry === undefined || (textOf(entry) === '' && entry.inner.length === 0);

/** Below every heading that a page can have. */
export const TRACK_DEPTH = 100.5;
export const LEVEL_DEPTH = 101;
export const AREA_DEPTH = 102;
const WITHIN_DEPTH = 300;

const asEntry = (text: string, at: Place): Entry => ({
  runs: [{ text, strong: false, at }],
  inner: [],
  at,
  from: 'cell',
});

const asRuns = ({ text, at }: Line): Entry['runs'] => [{ text, strong: false, at }];
/** True of words that are no item of the list below them: "You can", "Examples:". */
const announcesList = (text: string): boolean =>
  beginsSentence(text) || endsOpen(text) || (text.endsWith(':') && listKindOf(text) !== null);

const listOf = (lines: readonly Line[]): Block[] => {
  const entries = lines.filter(({ text }) => text !== '').map(({ text, at }) => asEntry(text, at));
  return entries.length === 0 ? [] : [{ type: 'list', entries }];
};

/** A cell as a list: each of its paragraphs, or of the bullets typed into it, then the list items inside it. */
export const cellBlocks = (cell: Entry): Block[] => {
  const apart = statementsIn(cell.runs);
  const parts = cell.runs.includes('break') ? apart.flatMap(brokenApart) : apart;
  if (parts.length < 2) return wordsAndLists(cell);
  const said = parts.map((runs): Entry => ({ runs, inner: [], at: beginOf(runs) ?? cell.at }));
  const last = said.length - 1;
  return said.flatMap((entry, index) => wordsAndLists(index === last ? { ...entry, inner: cell.inner } : entry));
};
const beginOf = (runs: readonly Run[]): Place | undefined => runs.find((run) => run !== 'break')?.at;

const wordsAndLists = (cell: Entry): Block[] => {
  const { text, head, points } = phraseOf(cell.runs, cell.at);
  if (text === '') return [...cell.inner];
  if (announcesList(head.text) && points.length + cell.inner.length > 0)
    return [{ type: 'paragraph', runs: asRuns(head), at: head.at, from: 'cell' }, ...listOf(points), ...cell.inner];
  if (points.length === 0) return [{ type: 'list', entries: [{ ...cell, inner: [], from: 'cell' }] }, ...cell.inner];
  return [...listOf([head, ...points]), ...cell.inner];
};

const placesIn = (blocks: readonly Block[]): Place[] =>
  blocks.flatMap((block) =>
    block.type === 'list' ? block.entries.flatMap(({ at, inner }) => [at, ...placesIn(inner)]) : [],
  );

/** A table on its way to the headings and lists that it stands for: each cell is told once. */
export type WrittenOut = Readonly<{
  blocks: Block[];
  written: Set<Entry>;
  /** Where the lists of cells begin that stand for several levels or areas. */
  merged: Set<Place>;
}>;

/** What a cell with the name of an area says of it besides, and no level asks for. */
const meaningOf = (blocks: readonly Block[]): Block => ({ type: 'boilerplate', blocks });

export const addHeading = (
  { blocks, written }: WrittenOut,
  entry: Entry,
  as: Readonly<{ depth: number; names?: Names; guess?: Guess }>,
): void => {
  const { inner, at } = entry;
  const { name, meaning } = as.names === 'area' ? nameIn(entry) : { name: entry.runs, meaning: [] };
  const repeated = written.has(entry);
  blocks.push({ type: 'heading', runs: name, at, repeated, from: 'cell', ...as });
  const more = [...meaning, ...inner];
  if (!repeated) blocks.push(...(as.names === 'area' && more.length > 0 ? [meaningOf(more)] : inner));
  written.add(entry);
};

/** Of the name of an area, on a line of its own. */
const MAX_NAME_WORDS = 6;
/** Of what it means. */
const MIN_MEANING_WORDS = 4;
type Named = Readonly<{ name: readonly Run[]; meaning: readonly Block[] }>;
/** The name of an area, on the first line of its cell in bold or before one in brackets, and what else the cell says of it. */
const nameIn = ({ runs, at }: Entry): Named => {
  const [first, ...others] = linesOf(runs).filter((line) => lineText(line) !== '');
  const [second] = others;
  if (first === undefined || second === undefined) return { name: runs, meaning: [] };
  const isShort = lineText(first).split(' ').length <= MAX_NAME_WORDS;
  const words = others.flatMap((line) => lineText(line).split(' ')).length;
  const isBold =
    first.every(({ strong, text }) => strong || text.trim() === '') && !second.some(({ strong }) => strong);
  const isBracketed = /^[(（].*[)）]$/u.test(others.map(lineText).join(' '));
  if (!isShort || !(isBracketed || (isBold && words >= MIN_MEANING_WORDS))) return { name: runs, meaning: [] };
  const meaning = others.map((line): Block => ({ type: 'paragraph', runs: line, at: line[0]?.at ?? at, from: 'cell' }));
  return { name: first, meaning };
};

/** Headings within a cell stand below those that the table gives it. */
const deeper = (block: Block): Block =>
  block.type === 'heading' ? { ...block, depth: block.depth + WITHIN_DEPTH } : block;

export const addCell = ({ blocks, written, merged }: WrittenOut, entry: Entry, isMerged: boolean): void => {
  const said = cellBlocks(entry).map(deeper);
  written.add(entry);
  if (isMerged) for (const at of placesIn(said)) merged.add(at);
  blocks.push(...said);
};

/** What a cell says of a level as a whole: its words, and as requirements in no area the bullets and lists in it. */
export const addSummary = ({ blocks, written, merged }: WrittenOut, entry: Entry, isMerged: boolean): void => {
  const { head, points } = phraseOf(entry.runs, entry.at);
  const runs = points.length === 0 ? entry.runs : [{ text: head.text, strong: false, at: head.at }];
  const words: Block = { type: 'paragraph', runs, at: head.at, from: 'cell' };
  const typed: Block = { type: 'list', entries: points.map(({ text, at }) => asEntry(text, at)) };
  const lists = [...(points.length === 0 ? [] : [typed]), ...entry.inner.map(deeper)];
  written.add(entry);
  if (isMerged) for (const at of placesIn(lists)) merged.add(at);
  blocks.push(...(head.text === '' ? [] : [words]), ...lists);
};

/** What is left of the table stays one. */
export const unwrittenCells = ({ written }: WrittenOut, entries: readonly (Entry | undefined)[]): Block[] => {
  const left = [...new Set(entries)].filter((entry) => entry !== undefined && !written.has(entry) && !isEmpty(entry));
  return left.length === 0 ? [] : [{ type: 'table', head: [], rows: [left.filter((entry) => entry !== undefined)] }];
};
