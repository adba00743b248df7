import { CliError, EXIT } from '../exit-codes.js';

export const COLUMNS = ['id', 'name', 'email', 'orgUnit', 'level', 'manager', 'effectiveDate', 'leftOn'] as const;
export type Column = (typeof COLUMNS)[number];
export const REQUIRED = ['id', 'name', 'orgUnit'] as const satisfies readonly Column[];

const isColumn = (name: string): name is Column => (COLUMNS as readonly string[]).includes(name);
const SEPARATORS: readonly (readonly [string, string])[] = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
];

const otherSeparator = (header: readonly string[]): string | undefined =>
  header.length === 1 ? SEPARATORS.find(([sign]) => header[0]?.includes(sign))?.[1] : undefined;

const problemOf = (header: readonly string[]): string | null => {
  const separator = otherSeparator(header);
  if (separator !== undefined) return `The file is separated by ${separator}. Save it separated by commas.`;
  const unknown = header.filter((name) => !isColumn(name));
  if (unknown.length > 0) return `Unknown column ${unknown.join(', ')}. Known columns: ${COLUMNS.join(', ')}.`;
  const twice = header.find((name, at) => header.indexOf(name) !== at);
  if (twice !== undefined) return `Column ${twice} is there twice. Leave one of the two.`;
  const missing = REQUIRED.filter((name) => !header.includes(name));
  return missing.length === 0 ? null : `Column ${missing.join(', ')} is missing. Needed: ${REQUIRED.join(', ')}.`;
};

/** The columns of a header; throws `CliError` if it is ambiguous. */
export const columnsOf = (header: readonly string[]): readonly Column[] => {
  const problem = problemOf(header);
  if (problem !== null) throw new CliError(EXIT.usage, problem);
  return header.filter(isColumn);
};
