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
type Records = Readonly<{ area: number; texts: readonly number[] }>;

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

const recordsIn = ([head = [], ...rows]: Grid, level: number): Records | null => {
  const columns = [...head.keys()].filter((column) => column !== level);
  const area = columns.find(
    (column) => saysAreas(textAt(head[column])) && usualWords(columnOf(rows, column)) <= MAX_AREA_WORDS,
  );
  if (area === undefined || (areDistinct(rows, area) && areDistinct(rows, level))) return null;
  const texts = textsAmong(
    columns.filter((column) => column !== area && textAt(head[column]) !== ''),
    [head, ...rows],
  );
  return texts.length === 0 || texts.length > 3 ? null : { area, texts };
};

const writeOutRecord = (work: WrittenOut, [head = []]: Grid, row: Grid[number], { area, texts }: Records): void => {
  const named = row[area]?.entry;
  for (const { column, entry, columns } of filledCells(row).filter((cell) => texts.includes(cell.column))) {
    if (named !== undefined && textOf(named) !== '') addHeading(work, named, { depth: AREA_DEPTH, names: 'area' });
    const kind = filledCellAt(head, column);
    if (kind !== undefined && listKindOf(textOf(kind)) !== null) addHeading(work, kind, { depth: AREA_DEPTH + 1 });
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
