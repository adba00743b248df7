import { headingWords } from '../reading/headings.js';
import { kindOf } from '../../words/list-kinds.js';
import { type Grid, namedAt, type Said, saidIn, textAt } from './grid.js';
import { AREA_DEPTH, place, tell, textOf, type Unrolling } from './written-out.js';

const DIMENSION =
  /^(?:dimensions?|competenc(?:y|ies)|areas?|(?:skill|focus) areas?|skills?|categor(?:y|ies)|responsibilit(?:y|ies)|attributes?|topics?|pillars?|themes?|criteri(?:a|on)|capabilit(?:y|ies)|aspects?|traits?|values?|ax(?:is|es))$/u;
const EXPECTED =
  /^(?:(?:key |expected )?behaviou?rs|(?:key |typical )?expectations?|what (?:is|we) expect(?:ed)?|expected|what (?:good|it|this) looks? like|standard|requirements?)$/u;
/** Of a cell that says something and is no mere value. */
const SAID_WORDS = 3;

const isKind = (words: string): boolean => kindOf(words) !== null || EXPECTED.test(words);
const isTold = ({ entry }: Said): boolean => entry.inner.length > 0 || textOf(entry).split(' ').length >= SAID_WORDS;

/** A row for each area, and a column for each kind of list. */
const unrollRows = (work: Unrolling, [head = [], ...rows]: Grid): void => {
  for (const row of rows) {
    const area = namedAt(row, 0);
    const cells = area === undefined ? [] : saidIn(row).filter(({ column }) => column > 0);
    for (const { column, entry, columns } of cells) {
      const kind = namedAt(head, column);
      if (area === undefined || kind === undefined || !isKind(headingWords(textOf(kind)))) continue;
      tell(work, area, AREA_DEPTH, 'area');
      tell(work, kind, AREA_DEPTH + 1);
      place(work, entry, columns > 1);
    }
  }
};

/** One row, below a heading for each area. */
const unrollColumns = (work: Unrolling, [head = [], row = []]: Grid): void => {
  for (const { column, entry, columns } of saidIn(row)) {
    const area = namedAt(head, column);
    if (area === undefined) continue;
    tell(work, area, AREA_DEPTH, kindOf(textOf(area)) === null ? 'area' : undefined);
    place(work, entry, columns > 1);
  }
};

const isOneRow = ([head = [], row = [], ...others]: Grid): boolean => {
  const said = saidIn(row);
  const isHeaded = head.length >= 2 && head.every((slot) => textAt(slot) !== '');
  return others.length === 0 && isHeaded && said.length === row.length && said.every(isTold);
};

/** A table about one level; false where its headings do not say that it is. */
export const unrollKinds = (work: Unrolling, grid: Grid): boolean => {
  const [corner = '', ...others] = (grid[0] ?? []).map((slot) => headingWords(textAt(slot)));
  const kinds = others.filter(isKind).length;
  if (kinds >= 2 || (kinds === 1 && DIMENSION.test(corner))) unrollRows(work, grid);
  else if (isOneRow(grid)) unrollColumns(work, grid);
  else return false;
  return true;
};
