import { headingWords } from '../reading/headings.js';
import { listKindOf } from '../../words/list-kinds.js';
import { type Grid, filledCellAt, type FilledCell, filledCells, textAt } from './grid.js';
import { AREA_DEPTH, addCell, addHeading, textOf, type WrittenOut } from './written-out.js';
import { isDescriptive } from './descriptive.js';
import {
  columnOf,
  explains,
  isDescription,
  isKind,
  MAX_AREA_WORDS,
  saysAreas,
  usualWords,
  wordsIn,
} from './headings.js';

/** Of a cell that says something and is no mere value. */
const SAID_WORDS = 3;

const isSentence = ({ entry }: FilledCell): boolean => entry.inner.length > 0 || wordsIn(textOf(entry)) >= SAID_WORDS;

/** A row for each area, and a column for each kind of list. */
const writeOutRows = (work: WrittenOut, [head = [], ...rows]: Grid): void => {
  for (const row of rows) {
    const area = filledCellAt(row, 0);
    const cells = area === undefined ? [] : filledCells(row).filter(({ column }) => column > 0);
    for (const { column, entry, columns } of cells) {
      const kind = filledCellAt(head, column);
      if (area === undefined || kind === undefined || !isKind(headingWords(textOf(kind)))) continue;
      addHeading(work, area, { depth: AREA_DEPTH, names: 'area' });
      addHeading(work, kind, { depth: AREA_DEPTH + 1 });
      addCell(work, entry, columns > 1);
    }
  }
};

/** One row, below a heading for each area. */
const writeOutColumns = (work: WrittenOut, [head = [], row = []]: Grid): void => {
  for (const { column, entry, columns } of filledCells(row)) {
    const area = filledCellAt(head, column);
    if (area === undefined) continue;
    addHeading(work, area, { depth: AREA_DEPTH, ...(listKindOf(textOf(area)) === null ? { names: 'area' } : {}) });
    addCell(work, entry, columns > 1);
  }
};

const isOneRow = ([head = [], row = [], ...others]: Grid): boolean => {
  const said = filledCells(row);
  const isHeaded = head.length >= 2 && head.every((slot) => textAt(slot) !== '');
  return others.length === 0 && isHeaded && said.length === row.length && said.every(isSentence);
};

/** A table about one level; nothing where its headings do not say that it is. */
export const writeOutOneLevel = (work: WrittenOut, grid: Grid): void => {
  const [corner = '', ...others] = (grid[0] ?? []).map((slot) => headingWords(textAt(slot)));
  const kinds = others.filter(isKind).length;
  if (kinds >= 2 || (kinds === 1 && saysAreas(corner))) writeOutRows(work, grid);
  else if (isOneRow(grid)) writeOutColumns(work, grid);
};

/** The column that names areas, and those over what they ask: others than a description, where there are any. */
const columnsIn = ([head = [], ...rows]: Grid): Readonly<{ area: number; asked: readonly number[] }> => {
  const usual = [...head.keys()].map((column) => usualWords(columnOf(rows, column)));
  const headed = usual.map((words, column) => ({ words, column, text: textAt(head[column]) }));
  const area = headed.findIndex(({ words, column }) => words > 0 && words <= MAX_AREA_WORDS && isNamed(rows, column));
  const said = headed.filter(({ words, column }) => column !== area && words >= SAID_WORDS);
  const asked = said.filter(({ text }) => !explains(text) && !isDescriptive(text));
  const described = said.filter(({ text }) => isDescription(text));
  return { area, asked: (asked.length > 0 ? asked : described).map(({ column }) => column) };
};
/** Not a column of numbers: each of its cells has words. */
const isNamed = (rows: Grid, column: number): boolean =>
  columnOf(rows, column).every((slot) => textAt(slot) === '' || /\p{L}{2}/u.test(textAt(slot)));

/** A row for each area of a level that a heading names; its numbers, such as a score for it, are none of levels. */
export const writeOutBelowLevel = (work: WrittenOut, grid: Grid): void => {
  const [, ...rows] = grid;
  const { area, asked } = columnsIn(grid);
  let named = undefined as ReturnType<typeof filledCellAt>;
  for (const row of rows) {
    named = filledCellAt(row, area) ?? named;
    for (const { entry, columns } of filledCells(row).filter((cell) => asked.includes(cell.column))) {
      if (named !== undefined) addHeading(work, named, { depth: AREA_DEPTH, names: 'area' });
      addCell(work, entry, columns > 1);
    }
  }
};
