import type { Entry, Guess } from '../../model/page.js';
import { isPlainOfAny, namesLevel } from '../../words/level-names.js';
import { listKindOf } from '../../words/list-kinds.js';
import { ID_KEYS } from '../../words/lists/data-keys.js';
import { isNoRequirement } from '../ladder/page-headings.js';
import { describesLevel, isDescriptive } from './descriptive.js';
import { type Grid, filledCellAt, type FilledCell, filledCells, textAt } from './grid.js';
import {
  areNames,
  columnOf,
  isDescription,
  isKind,
  isNumber,
  MAX_AREA_WORDS,
  saysAreas,
  saysLevels,
  usualWords,
} from './headings.js';
import type { Orientation } from './orientation.js';
import { addCell, addHeading, addSummary, AREA_DEPTH, LEVEL_DEPTH, textOf, type WrittenOut } from './written-out.js';

const MAX_LEVEL_WORDS = 8;
/** Of levels that another is compared with. */
const MOST = 60;

/** What stands in the head above a cell: of one that is several columns, above each of them. */
const headingsOver = (head: Grid[number], { column, columns }: FilledCell): Entry[] => {
  const over = head.slice(column, column + columns).map((_, at) => filledCellAt(head, column + at));
  return [...new Set(over)].filter((entry) => entry !== undefined);
};

const hasList = ({ inner }: Entry): boolean => inner.some(({ type }) => type === 'list');
/** What a level is called, or whom it is for, needs no list. */
const writeOutCell = (work: WrittenOut, area: Entry | undefined, { entry, rows }: FilledCell): void => {
  const words = area === undefined ? '' : textOf(area);
  if (describesLevel(words, textOf(entry)) && !hasList(entry)) return;
  const names = listKindOf(words) === null ? ({ names: 'area' } as const) : {};
  if (area !== undefined) addHeading(work, area, { depth: AREA_DEPTH, ...names });
  addCell(work, entry, rows > 1);
};

/** Each row is one thing that is asked: of a level, in an area that a column of its own names. */
type Records = Readonly<{ areas: readonly number[]; texts: readonly number[] }>;

/** Each cell of a column says something else; a cell over several rows says it of each. */
const areDistinct = (rows: Grid, column: number): boolean => {
  const texts = columnOf(rows, column)
    .map(textAt)
    .filter((text) => text !== '');
  return new Set(texts).size === rows.length;
};

/** Of a column that asks for something, where others have but names. */
const ASKING_WORDS = 3;
const ID: readonly string[] = Object.values(ID_KEYS).flat();
const isForMachines = (text: string): boolean => ID.includes(text.toLowerCase());

/** The columns that say what is asked: by their headings and in sentences; else descriptions, or what there is. */
const textsAmong = (columns: readonly number[], [head = [], ...rows]: Grid): readonly number[] => {
  const asked = columns.filter((column) => {
    const text = textAt(head[column]);
    return isKind(text) || (!isDescriptive(text) && !isNoRequirement(text));
  });
  const isSaid = (column: number): boolean => usualWords(columnOf(rows, column)) >= ASKING_WORDS;
  const said = asked.filter((column) => isSaid(column) && !isForMachines(textAt(head[column])));
  const described = columns.filter((column) => isSaid(column) && isDescription(textAt(head[column])));
  return [said, described, asked, columns].find(({ length }) => length > 0) ?? [];
};

/** Columns about what to read, "Resource URL". */
const isOfResources = (text: string): boolean => listKindOf(text.split(' ')[0] ?? '') === 'resource';
const recordsIn = (grid: Grid, level: number): Records | null => {
  const [head = [], ...rows] = grid;
  const columns = [...head.keys()].filter((column) => column !== level && textAt(head[column]) !== '');
  const [area, ...others] = columns.filter((column) => saysAreas(textAt(head[column])));
  const isShort = (column: number): boolean => usualWords(columnOf(rows, column)) <= MAX_AREA_WORDS;
  const first = [area, ...others].find((column) => column !== undefined && isShort(column));
  if (first === undefined || (areDistinct(rows, first) && areDistinct(rows, level))) return null;
  const finer = others.filter((column) => column !== first && isShort(column) && isRepeated(rows, column));
  const asked = columns.filter(
    (column) => column !== first && !finer.includes(column) && !isOfResources(textAt(head[column])),
  );
  const texts = textsAmong(asked, grid);
  return texts.length === 0 || texts.length > MOST_TEXTS ? null : { areas: [first, ...finer], texts };
};
const MOST_TEXTS = 3;
/** Names stand in several rows, and what is asked in one. */
const isRepeated = (rows: Grid, column: number): boolean =>
  2 * new Set(columnOf(rows, column).map(textAt)).size <= rows.length;

const writeOutRecord = (work: WrittenOut, [head = []]: Grid, row: Grid[number], { areas, texts }: Records): void => {
  for (const { column, entry, columns } of filledCells(row).filter((cell) => texts.includes(cell.column))) {
    for (const [depth, at] of areas.entries()) {
      const named = filledCellAt(row, at);
      if (named !== undefined) addHeading(work, named, { depth: AREA_DEPTH + depth, names: 'area' });
    }
    const kind = filledCellAt(head, column);
    if (kind !== undefined && listKindOf(textOf(kind)) !== null)
      addHeading(work, kind, { depth: AREA_DEPTH + areas.length });
    addCell(work, entry, columns > 1);
  }
};

type Rows = Extract<Orientation, { levels: 'rows' }>;

/** What is to be said of the level of each row; of the first, where the table could be read the other way. */
const guessesIn = (texts: readonly string[], isGuess: boolean): ((words: string) => Readonly<{ guess?: Guess }>) => {
  const titles = texts.filter(namesLevel).slice(0, MOST);
  let isFirst = isGuess;
  return (words) => {
    const isWay = isFirst;
    isFirst = false;
    if (isWay) return { guess: 'guessed-columns' };
    return namesLevel(words) || isNumber(words) || isPlainOfAny(words, titles) ? {} : { guess: 'guessed-level' };
  };
};

/** What stands below several headings is about the level as a whole, and comes before what is about one of them. */
const writeOutLevelRow = (work: WrittenOut, head: Grid[number], row: Grid[number], level: number): void => {
  const cells = filledCells(row).filter(({ column }) => column !== level);
  const isAcross = (cell: FilledCell): boolean => headingsOver(head, cell).length > 1;
  const areas = [...head.keys()].filter((at) => at !== level && filledCellAt(head, at) !== undefined).length;
  for (const cell of cells.filter(isAcross)) addSummary(work, cell.entry, headingsOver(head, cell).length < areas);
  for (const cell of cells.filter((one) => !isAcross(one))) writeOutCell(work, headingsOver(head, cell)[0], cell);
};

/** The table with one head, where rows before the first level name its columns once more: the lowest name of each column counts. */
const withOneHead = ([head = [], ...rows]: Grid, level: number): Grid => {
  const isHead = (row: Grid[number]): boolean => {
    const text = textAt(row[level]);
    return (text === '' || saysLevels(text)) && areNames(row);
  };
  const first = rows.findIndex((row) => !isHead(row));
  const heads = rows.slice(0, Math.max(first, 0));
  const lowest = head.map((slot, column) => heads.findLast((row) => textAt(row[column]) !== '')?.[column] ?? slot);
  return [lowest, ...rows.slice(heads.length)];
};

/** The columns that describe the levels of the rows, where no other column says what these ask. */
export const describingColumns = (table: Grid, column: number): readonly number[] => {
  const grid = withOneHead(table, column);
  const [head = [], ...rows] = grid;
  if (recordsIn(grid, column) !== null) return [];
  const others = [...head.keys()].filter((at) => at !== column && usualWords(columnOf(rows, at)) >= ASKING_WORDS);
  const described = others.filter((at) => isDescription(textAt(head[at])));
  const isBeside = (at: number): boolean => isDescriptive(textAt(head[at])) || isNoRequirement(textAt(head[at]));
  return others.every((at) => described.includes(at) || isBeside(at)) ? described : [];
};

/** Row by row: what its description says, in no area of its own. */
export const writeOutDescriptions = (work: WrittenOut, table: Grid, { column, isGuess }: Rows): void => {
  const rows = table.slice(1);
  const columns = describingColumns(table, column);
  const guessOf = guessesIn(columnOf(rows, column).map(textAt), isGuess);
  for (const row of rows) {
    const level = filledCellAt(row, column);
    const said = filledCells(row).filter((cell) => columns.includes(cell.column));
    if (level === undefined || said.length === 0) continue;
    addHeading(work, level, { depth: LEVEL_DEPTH, names: 'level', ...guessOf(textOf(level)) });
    for (const { entry, rows: down } of said) addCell(work, entry, down > 1);
  }
};

/** Row by row: each column as a heading over what its cell says. */
export const writeOutRows = (work: WrittenOut, table: Grid, { column, isGuess }: Rows): void => {
  const grid = withOneHead(table, column);
  const [head = [], ...rows] = grid;
  const records = recordsIn(grid, column);
  const guessOf = guessesIn(columnOf(rows, column).map(textAt), isGuess);
  for (const row of rows) {
    const level = filledCellAt(row, column);
    if (level === undefined || textOf(level).split(' ').length > MAX_LEVEL_WORDS) continue;
    addHeading(work, level, { depth: LEVEL_DEPTH, names: 'level', ...guessOf(textOf(level)) });
    if (records !== null) writeOutRecord(work, grid, row, records);
    else writeOutLevelRow(work, head, row, column);
  }
};
