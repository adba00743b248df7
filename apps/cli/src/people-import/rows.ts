import { parse } from 'csv-parse/sync';
import { CliError, EXIT } from '../exit-codes.js';
import { cellProblem } from './cells.js';
import { COLUMNS, type Column, columnsOf, REQUIRED } from './columns.js';
import { managersFirst } from './managers-first.js';

/** Undefined where the file has no such column, null where the cell is empty. */
type Optional = string | null | undefined;

export type PersonRow = Readonly<{
  /** Line of the file on which the row begins, the header being line 1. */
  line: number;
  id: string;
  name: string;
  email: Optional;
  orgUnit: string;
  level: Optional;
  /** Null puts the person at the top of a reporting line; undefined leaves the line as it is. */
  manager: Optional;
  /** Absent or empty leaves the date to the server, which takes today. */
  effectiveDate: Optional;
  /** Null: they are here; undefined says nothing of it. */
  leftOn: Optional;
}>;
export type BadRow = Readonly<{ line: number; id: string; problem: string }>;
export type Rows = Readonly<{ rows: readonly PersonRow[]; bad: readonly BadRow[] }>;

type Cells = Readonly<Partial<Record<Column, string>>>;
type Parsed = Readonly<{
  record: Cells;
  raw: string;
  info: Readonly<{ lines: number; error?: Readonly<{ record?: readonly string[] }> }>;
}>;

/** The parser counts to the end of a row, and a quoted cell may go over several lines. */
const lineOf = ({ raw, info }: Parsed): number => info.lines - (raw.trim().split('\n').length - 1);

/** The parser counts CRLF in a quoted cell as two lines. No cell may hold a line break, so that nothing is lost here. */
const withPlainBreaks = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

const optional = (cell: string | undefined): Optional => (cell === '' ? null : cell);

const rowOf = (cells: Cells, line: number): PersonRow => ({
  line,
  id: cells.id ?? '',
  name: cells.name ?? '',
  email: optional(cells.email),
  orgUnit: cells.orgUnit ?? '',
  level: optional(cells.level),
  manager: optional(cells.manager),
  effectiveDate: optional(cells.effectiveDate),
  leftOn: optional(cells.leftOn),
});

const problemOf = ({ record, info }: Parsed, columns: number, earlier: number | undefined): string | null => {
  if (info.error !== undefined)
    return `has ${(info.error.record?.length ?? 0).toString()} cells where the header has ${columns.toString()}`;
  const missing = REQUIRED.filter((column) => record[column] === '');
  if (missing.length > 0) return `${missing.join(', ')} is empty`;
  if (earlier !== undefined) return `id ${record.id ?? ''} stands on line ${earlier.toString()} already`;
  return COLUMNS.map((column) => cellProblem(column, record[column] ?? '')).find((found) => found !== null) ?? null;
};

const parseCells = (text: string): { records: readonly Parsed[]; columns: number } => {
  let columns = 0;
  const records: readonly Parsed[] = parse(withPlainBreaks(text), {
    columns: (header: readonly string[]) => {
      columns = header.length;
      return [...columnsOf(header)];
    },
    ...{ bom: true, trim: true, skip_empty_lines: true, info: true, raw: true, relax_column_count: true },
  });
  return { records, columns };
};

const readCells = (text: string): ReturnType<typeof parseCells> => {
  try {
    return parseCells(text);
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(EXIT.usage, `The file is not readable as CSV: ${error instanceof Error ? error.message : ''}.`);
  }
};

/** Splits a CSV text with a header line into usable rows, managers first, and rows that cannot be sent at all. */
export const readRows = (text: string): Rows => {
  const { records, columns } = readCells(text);
  if (columns === 0) throw new CliError(EXIT.usage, `The file is empty. Its first line is ${COLUMNS.join(',')}.`);
  const seen = new Map<string, number>();
  const rows: PersonRow[] = [];
  const bad: BadRow[] = [];
  for (const parsed of records) {
    const row = rowOf(parsed.record, lineOf(parsed));
    const problem = problemOf(parsed, columns, seen.get(row.id));
    if (problem === null) rows.push(row);
    else bad.push({ line: row.line, id: row.id, problem });
    if (!seen.has(row.id)) seen.set(row.id, row.line);
  }
  return { rows: managersFirst(rows), bad };
};
