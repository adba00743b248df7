import { hiddenIn, isKey, isLikelyDate, isPersonId, hasVisibleText } from '@plumbline/domain';
import type { Column } from './columns.js';

type Check = (cell: string) => string | null;

const LINE_BREAK = /[\n\r\t\u2028\u2029]/;

const hiddenProblem = (cell: string): string | null => {
  const hidden = hiddenIn(cell);
  if (hidden === undefined) return LINE_BREAK.test(cell) ? 'holds a line break or a tab' : null;
  return `holds ${hidden.name}, ${hidden.code}, as character ${hidden.position.toString()}`;
};

const line =
  (max: number): Check =>
  (cell) => {
    if (cell.length > max) return `has ${cell.length.toString()} characters; ${max.toString()} fit`;
    if (!hasVisibleText(cell)) return 'is blank';
    return hiddenProblem(cell);
  };

const person: Check = (cell) =>
  isPersonId(cell) ? null : 'is no person id: 1 to 128 letters, digits and . _ @ | + = : ~ -, first a letter or digit';

const level: Check = (cell) =>
  isKey(cell) ? null : 'is no level key: lower-case letters, digits and hyphens, first a letter or digit';

const date: Check = (cell) => (isLikelyDate(cell) ? null : 'is no date of the calendar; write it as 2026-03-31');

/** The formats that the server requires, so that a dry run can check them. The server checks again. */
const CHECKS: Readonly<Record<Column, Check>> = {
  id: person,
  name: line(200),
  email: line(320),
  orgUnit: line(200),
  level,
  manager: person,
  effectiveDate: date,
  leftOn: date,
};

/** What is wrong with the cell and what to write instead; null where nothing is, or it is empty. */
export const cellProblem = (column: Column, cell: string): string | null => {
  const problem = cell === '' ? null : CHECKS[column](cell);
  return problem === null ? null : `${column} ${problem}`;
};
