import type { Entry, Guess } from '../../model/page.js';
import { isPlainOfAny, namesLevel } from '../../words/level-names.js';
import { listKindOf } from '../../words/list-kinds.js';
import { isNoRequirement } from '../ladder/page-headings.js';
import { isDescriptive } from './descriptive.js';
import { type Grid, filledCellAt, type FilledCell, filledCells, textAt } from './grid.js';
import { columnOf, isKind, isNumber, saysAreas, usualWords } from './headings.js';
import type { Orientation } from './orientation.js';
import { addCell, addHeading, AREA_DEPTH, LEVEL_DEPTH, textOf, type WrittenOut } from './written-out.js';

const MAX_LEVEL_WORDS = 8;
/** Of levels that another is compared with. */
const MOST = 60;
/** Of cells that name an area. */
const MAX_AREA_WORDS = 6;

/** A cell below several headings is about none of them. */
const writeOutCell = (work: WrittenOut, area: Entry | undefined, { entry, rows, columns }: FilledCell): void => {
  const words = area === undefined ? '' : textOf(area);
  if (columns > 1 || isDescriptive(words)) return;
  const names = listKindOf(words) === null ? ({ names: 'area' } as const) : {};
  if (area !== undefined) addHeading(work, area, { depth: AREA_DEPTH, ...names });
  addCell(work, entry, rows > 1);
};

/** Each row is one thing that is asked: of a level, in an area that a column of its own names. */
type Records = Readonly<{ area: number; texts: readonly number[] }>;

const recordsIn = ([head = [], ...rows]: Grid, level: number): Records | null => {
  const columns = [...head.keys()].filter((column) => column !== level);
  const area = columns.find(
    (column) => saysAreas(textAt(head[column])) && usualWords(columnOf(rows, column)) <= MAX_AREA_WORDS,
  );
  if (area === undefined) return null;
  const others = columns.filter((column) => column !== area && textAt(head[column]) !== '');
  const asked = others.filter((column) => {
    const text = textAt(head[column]);
    return isKind(text) || (!isDescriptive(text) && !isNoRequirement(text));
  });
  const texts = asked.length > 0 ? asked : others;
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

/** Row by row: each column as a heading over what its cell says. */
export const writeOutRows = (work: WrittenOut, grid: Grid, { column, isGuess }: Rows): void => {
  const [head = [], ...rows] = grid;
  const records = recordsIn(grid, column);
  const guessOf = guessesIn(columnOf(rows, column).map(textAt), isGuess);
  for (const row of rows) {
    const level = filledCellAt(row, column);
    if (level === undefined || textOf(level).split(' ').length > MAX_LEVEL_WORDS) continue;
    addHeading(work, level, { depth: LEVEL_DEPTH, names: 'level', ...guessOf(textOf(level)) });
    if (records !== null) writeOutRecord(work, grid, row, records);
    else
      for (const said of filledCells(row).filter((cell) => cell.column !== column))
        writeOutCell(work, filledCellAt(head, said.column), said);
  }
};
