import { isKnownArea } from '../ladder/areas.js';
import { isCountedOnly } from '../../words/counted.js';
import { isSaid, namesLevel, soundsLikeTitle, wordsOfTitle } from '../../words/level-names.js';
import { levelsAmong, titlesInSeries } from '../../words/scale.js';
import { isThings } from '../ladder/page-headings.js';
import { headingWords } from '../reading/headings.js';
import { isDescriptive } from './descriptive.js';
import { type Grid, type Slot, textAt } from './grid.js';
import { areTicked } from './ticks.js';
import {
  columnOf,
  isBeside,
  isKind,
  isNumber,
  knownAmong,
  saysAreas,
  saysLevels,
  saysRoles,
  usualWords,
} from './headings.js';

/** Where the levels of a table are. `isGuess`: words of both sides, or of none, name levels. `guessed`: columns or rows of which no word is known. */
export type Orientation =
  | Readonly<{ levels: 'columns'; columns: readonly number[]; guessed: ReadonlySet<number>; isGuess: boolean }>
  | Readonly<{ levels: 'rows'; column: number; isGuess: boolean }>;

/** Names are no sentences: a level that is not known by its words is not longer than this. */
const MAX_NAME_WORDS = 6;

const isName = (text: string): boolean => namesLevel(text) || wordsOfTitle(text) <= MAX_NAME_WORDS;

/** A column before those that are known as levels: one as well if its cells are as long as theirs. */
const isAsLong = (rows: Grid, column: number, known: readonly number[]): boolean => {
  const usual = usualWords(known.flatMap((one) => columnOf(rows, one)));
  return usualWords(columnOf(rows, column)) >= Math.max(2, usual / 2);
};

/** Of a name of which no word is known, beside the levels. */
const MAX_BESIDE = 2;
type Beside = Readonly<{ column: number; text: string; known: readonly number[] }>;

/** A column of which no word is known: between those that are, or beside them with a short name that things have not, over words as theirs. */
const isGuessed = (rows: Grid, { column, text, known }: Beside): boolean => {
  if (!couldBeLevel(text)) return false;
  if (column === 0) return namesNoArea(rows) && isAsLong(rows, column, known);
  const isBetween = column > Math.min(...known) && column < Math.max(...known);
  return soundsLikeTitle(text) || isBetween || (isShortName(text) && isAsLong(rows, column, known));
};
const couldBeLevel = (text: string): boolean => !isBeside(text) && isName(text) && !isSaid(text);
const isShortName = (text: string): boolean => {
  const words = headingWords(text).split(' ');
  return words.length <= MAX_BESIDE && !isThings(words.at(-1) ?? '');
};

/** True of a first column over sentences or lists: the table has no corner. */
const namesNoArea = (rows: Grid): boolean => usualWords(columnOf(rows, 0)) > MAX_NAME_WORDS;

const areColumnsKnown = (texts: readonly string[], corner: string): boolean => {
  const { levels, titles, numbers, all } = knownAmong(texts);
  return levels >= 2 || (numbers >= 2 && saysLevels(corner)) || (levels === 1 && titles >= 3 && titles === all);
};

type Columns = Readonly<{ columns: readonly number[]; guessed: ReadonlySet<number> }>;

const FEWEST_COLUMNS = 3;
/** Of the words of the cells of one column, compared with those of another. */
const BALANCED = 3;
/** Columns of which no word is known, below a corner that says that the rows are areas: names over cells of about the same length. */
const columnsAcross = ([corner = '', ...texts]: readonly string[], rows: Grid): Columns => {
  const usual = texts.map((_, at) => usualWords(columnOf(rows, at + 1)));
  const areNames = texts.every((text) => couldBeLevel(text) && isShortName(text));
  const areAlike = Math.min(...usual) >= MIN_SAID_WORDS && Math.max(...usual) <= BALANCED * Math.min(...usual);
  if (!saysAreas(corner) || texts.length < FEWEST_COLUMNS || !areNames || !areAlike)
    return { columns: [], guessed: new Set() };
  const columns = texts.map((_, at) => at + 1);
  return { columns, guessed: new Set(columns) };
};

const NUMBERED = /^[(（]?(\d{1,2})[)）]?\s*[:：.)）–—-]\s*(?=\p{L})/u;
const FEWEST_NUMBERED = 3;
/** Columns that count on in front of their names: "0: Not yet", "1: With help", "2: Alone". */
const numberedColumns = (texts: readonly string[]): readonly number[] => {
  const found = [...texts.entries()].flatMap(([column, text]) => {
    const number = NUMBERED.exec(text)?.[1];
    return number === undefined || column === 0 ? [] : [{ column, number: Number(number) }];
  });
  const areNext = found.every(({ number, column }, at) => {
    const [first] = found;
    return number === Number(first?.number) + at && column === Number(first?.column) + at;
  });
  return found.length >= FEWEST_NUMBERED && areNext ? found.map(({ column }) => column) : [];
};

/** The columns whose heading names a level, and the others that are no more than such columns; none where too few are known. */
const levelColumns = ([head = [], ...rows]: Grid): Columns => {
  const texts = head.map(textAt);
  const corner = texts[0] ?? '';
  const [isLevel, titleOf] = [levelsAmong(texts), titlesInSeries(texts.slice(1))];
  const isTitled = (text: string, column: number): boolean => column > 0 && titleOf(text) !== text;
  const numbered = numberedColumns(texts);
  if (numbered.length > 0)
    return { columns: numbered, guessed: new Set(numbered.filter((column) => !isLevel(texts[column] ?? ''))) };
  const isKnown = (column: number): boolean => {
    const text = texts[column] ?? '';
    return isLevel(text) || isTitled(text, column) || (column > 0 && isNumber(text) && saysLevels(corner));
  };
  const known = [...texts.keys()].filter(isKnown);
  if (texts.filter(isTitled).length < 2 && !areColumnsKnown(texts, corner)) return columnsAcross(texts, rows);
  if (areTicked(rows, known)) return { columns: known, guessed: new Set() };
  const guessed = [...texts.keys()].filter(
    (column) => !isKnown(column) && isGuessed(rows, { column, text: texts[column] ?? '', known }),
  );
  const counted = known.filter((column) => isCountedOnly(texts[column] ?? ''));
  return { columns: [...known, ...guessed].sort((a, b) => a - b), guessed: new Set([...guessed, ...counted]) };
};

const distinct = (slots: readonly (Slot | undefined)[]): number =>
  new Set(slots.map(textAt).filter((text) => text !== '')).size;

/** True of a column that says by its heading that its cells are levels, if they can be: short, or known. */
const saysSo = (head: string, slots: readonly (Slot | undefined)[]): boolean =>
  saysLevels(head) && slots.every((slot) => textAt(slot) === '' || isName(textAt(slot)));

/** True of a column of roles, or of names beside what is asked, most of which sound like titles, beside one of sentences. */
const areTitles = (heads: readonly string[], column: number, rows: Grid): boolean => {
  const [slots, head] = [columnOf(rows, column), heads[column] ?? ''];
  const titles = slots.map(textAt).filter((text) => text !== '');
  const areAsked = heads.some((text) => isKind(text.split(':', 1)[0] ?? ''));
  const isSaidBeside = (rows[0] ?? []).some((_, column) => usualWords(columnOf(rows, column)) >= MIN_SAID_WORDS);
  return (
    (saysRoles(head) || (isDescriptive(head) && areAsked)) &&
    2 * titles.filter(soundsLikeTitle).length >= titles.length &&
    titles.every(isName) &&
    isSaidBeside
  );
};
const MIN_SAID_WORDS = 3;

const ID = /^(\p{Lu}{1,3})[-.]?\d{1,3}$/u;
const FEWEST_IDS = 3;
/** True of codes that tell rows apart: one for each row, with so many letters that those of levels among them stand there by chance. */
const areIds = (texts: readonly string[]): boolean => {
  const codes = texts.filter((text) => ID.test(text));
  const letters = new Set(texts.flatMap((text) => ID.exec(text)?.[1] ?? []));
  const known = texts.filter(namesLevel).length;
  const areAll = codes.length >= texts.length && new Set(texts).size === texts.length;
  return areAll && letters.size >= FEWEST_IDS && known < texts.length;
};

/** A column that says that it is of levels, each of which has several rows, wherever it stands. */
const columnOfRecords = ([head = [], ...rows]: Grid): number =>
  [...head.keys()].findIndex((column) => {
    const slots = columnOf(rows, column);
    const names = distinct(slots);
    return saysSo(textAt(head[column]), slots) && names >= 2 && 2 * names <= rows.length;
  });

/** The column whose cells name the levels: one of the first two, or one of records; -1 where there is none. */
const levelColumn = (grid: Grid): number => {
  const ofRecords = columnOfRecords(grid);
  return ofRecords === -1 ? firstColumnOfLevels(grid) : ofRecords;
};
const firstColumnOfLevels = ([head, ...rows]: Grid): number =>
  [0, 1].findIndex((column) => {
    const slots = columnOf(rows, column);
    const over = textAt(head?.[column]);
    if (areIds(slots.map(textAt))) return false;
    const saysLevel = saysSo(over, slots) || areTitles((head ?? []).map(textAt), column, rows);
    const isLevel = levelsAmong(slots.map(textAt));
    return distinct(slots.filter((slot) => textAt(slot) !== '' && (saysLevel || isLevel(textAt(slot))))) >= 2;
  });

const shareOfAreas = (texts: readonly string[]): number => {
  const said = texts.filter((text) => text !== '');
  return said.length === 0 ? 0 : said.filter(isKnownArea).length / said.length;
};

/** No heading of either side is known as a level, but the corner says that there are some: they stand across from the known areas. */
const byCorner = ([head = [], ...rows]: Grid, column: number): Orientation => {
  const [across, down] = [head.slice(1).map(textAt), columnOf(rows, 0).map(textAt)];
  const columns = [...head.keys()].filter((at) => at > 0 && !isBeside(textAt(head[at])));
  const [titles, others] = [knownAmong(columns.map((at) => textAt(head[at]))).titles, knownAmong(down).titles];
  const isAcross =
    column === 0 && columns.length >= 2 && (titles > others || shareOfAreas(down) > shareOfAreas(across));
  const isGuess = knownAmong(down).numbers < 2 && shareOfAreas(across) === 0;
  return isAcross
    ? { levels: 'columns', columns, guessed: new Set(columns), isGuess: true }
    : { levels: 'rows', column, isGuess };
};

/** Which way round a table is; null where it is no matrix of levels. */
export const orientationOf = (grid: Grid): Orientation | null => {
  const [head = [], ...rows] = grid;
  const { columns, guessed } = levelColumns(grid);
  const column = levelColumn(grid);
  if (column === -1) return columns.length >= 2 ? { levels: 'columns', columns, guessed, isGuess: false } : null;
  const down = knownAmong(columnOf(rows, column).map(textAt));
  const across = knownAmong(head.slice(1).map(textAt));
  if (columns.length >= 2 && across.levels / across.all >= down.levels / Math.max(1, down.all))
    return { levels: 'columns', columns, guessed, isGuess: down.levels > 0 };
  if (down.levels >= 2) return { levels: 'rows', column, isGuess: columns.length >= 2 };
  return byCorner(grid, column);
};

/** Of the headings of one side. */
const KNOWN_SHARE = 1 / 3;
const FEWEST_AREAS = 2;
const areAreas = (texts: readonly string[]): boolean =>
  texts.filter(isKnownArea).length >= FEWEST_AREAS && shareOfAreas(texts) >= KNOWN_SHARE;
const areUnknownNames = (texts: readonly string[]): boolean =>
  texts.length >= FEWEST_COLUMNS &&
  new Set(texts).size === texts.length &&
  shareOfAreas(texts) === 0 &&
  texts.every((text) => couldBeLevel(text) && isShortName(text));

/**
 * Of a table in a page about careers, of whose levels no word is known: they stand across from known areas, each with a short name over
 * cells that are about as long as the others.
 */
export const orientationByAreas = (grid: Grid): Orientation | null => {
  const [head = [], ...rows] = grid;
  const [across, down] = [head.slice(1).map(textAt), columnOf(rows, 0).map(textAt)];
  const usual = across.map((_, at) => usualWords(columnOf(rows, at + 1)));
  if (Math.min(...usual) < MIN_SAID_WORDS || Math.max(...usual) > BALANCED * Math.min(...usual)) return null;
  const columns = across.map((_, at) => at + 1);
  if (areAreas(down) && areUnknownNames(across))
    return { levels: 'columns', columns, guessed: new Set(columns), isGuess: true };
  return areAreas(across) && areUnknownNames(down) ? { levels: 'rows', column: 0, isGuess: false } : null;
};
