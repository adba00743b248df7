import { isKey, isLikelyDate, isPersonId, hasVisibleText } from '@plumbline/domain';
import type { Column } from './columns.js';

type Check = (cell: string) => string | null;

/** Control characters, line breaks, halves of surrogate pairs, and what reorders or hides the text around it. */
const NOT_IN_A_LINE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u;

const line =
  (max: number): Check =>
  (cell) => {
    if (cell.length > max) return `has ${cell.length.toString()} characters; ${max.toString()} fit`;
    if (!hasVisibleText(cell)) return 'is blank';
    return NOT_IN_A_LINE.test(cell) ? 'holds a line break or a character that is not for reading' : null;
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
};

/** What is wrong with the cell and what to write instead; null where nothing is, or it is empty. */
export const cellProblem = (column: Column, cell: string): string | null => {
  const problem = cell === '' ? null : CHECKS[column](cell);
  return problem === null ? null : `${column} ${problem}`;
};
