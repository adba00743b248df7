import { parse } from 'csv-parse/sync';
import { CliError, EXIT } from '../exit-codes.js';

export const COLUMNS = ['id', 'displayName', 'email', 'orgUnit', 'level', 'managerId', 'effectiveDate'] as const;
const REQUIRED = ['id', 'displayName', 'orgUnit'] as const;

export type PersonRow = Readonly<{
  /** Line of the file, the header being line 1. */
  line: number;
  id: string;
  displayName: string;
  email: string | null;
  orgUnit: string;
  level: string | null;
  managerId: string | null;
  /** Null leaves the date to the server, which takes today. */
  effectiveDate: string | null;
}>;
export type BadRow = Readonly<{ line: number; id: string; problem: string }>;

type Cells = Readonly<Record<string, string>>;
const orNull = (cell: string | undefined): string | null => (cell === undefined || cell === '' ? null : cell);

const rowOf = (cells: Cells, line: number): PersonRow => ({
  line,
  id: cells['id'] ?? '',
  displayName: cells['displayName'] ?? '',
  email: orNull(cells['email']),
  orgUnit: cells['orgUnit'] ?? '',
  level: orNull(cells['level']),
  managerId: orNull(cells['managerId']),
  effectiveDate: orNull(cells['effectiveDate']),
});

const problemOf = (row: PersonRow, seen: ReadonlyMap<string, number>): string | null => {
  const missing = REQUIRED.filter((column) => row[column] === '');
  if (missing.length > 0) return `${missing.join(', ')} is empty`;
  const first = seen.get(row.id);
  return first === undefined ? null : `id ${row.id} stands on line ${first.toString()} already`;
};

const parseCells = (text: string): { info: { lines: number }; record: Cells }[] => {
  try {
    return parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true, info: true });
  } catch (error) {
    throw new CliError(EXIT.usage, `The file is not readable as CSV: ${error instanceof Error ? error.message : ''}`);
  }
};

const checkHeader = (cells: Cells | undefined): void => {
  if (cells === undefined) throw new CliError(EXIT.usage, `The file has no rows. The header is ${COLUMNS.join(',')}.`);
  const unknown = Object.keys(cells).filter((column) => !(COLUMNS as readonly string[]).includes(column));
  const absent = REQUIRED.filter((column) => !(column in cells));
  if (unknown.length > 0)
    throw new CliError(EXIT.usage, `Unknown column ${unknown.join(', ')}. Known columns: ${COLUMNS.join(', ')}.`);
  if (absent.length > 0)
    throw new CliError(EXIT.usage, `Column ${absent.join(', ')} is missing. Needed: ${REQUIRED.join(', ')}.`);
};

/** Splits a CSV text with a header line into usable rows and rows that cannot be sent at all. */
export const readRows = (text: string): { rows: readonly PersonRow[]; bad: readonly BadRow[] } => {
  const records = parseCells(text);
  checkHeader(records[0]?.record);
  const seen = new Map<string, number>();
  const rows: PersonRow[] = [];
  const bad: BadRow[] = [];
  for (const { record, info } of records) {
    const row = rowOf(record, info.lines);
    const problem = problemOf(row, seen);
    if (problem === null) rows.push(row);
    else bad.push({ line: row.line, id: row.id, problem });
    seen.set(row.id, seen.get(row.id) ?? row.line);
  }
  return { rows: managersFirst(rows), bad };
};

/** Everybody after their manager where the file holds both; a loop keeps file order, and the server names it. */
const managersFirst = (rows: readonly PersonRow[]): readonly PersonRow[] => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const placed = new Set<string>();
  const ordered: PersonRow[] = [];
  for (const row of rows) {
    const chain: PersonRow[] = [];
    let next: PersonRow | undefined = row;
    while (next !== undefined && !placed.has(next.id)) {
      placed.add(next.id);
      chain.push(next);
      next = next.managerId === null ? undefined : byId.get(next.managerId);
    }
    ordered.push(...chain.reverse());
  }
  return ordered;
};
