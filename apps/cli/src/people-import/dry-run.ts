import type { Known, RegisteredPerson } from './directory.js';
import { isFreeEmail, type Namesake, namesakesIn, NONE } from './namesakes.js';
import { rowReport, type RowReport } from './report.js';
import type { PersonRow } from './rows.js';
import { changes, comesOrGoes, fixedOf, levelNotes, movesTo, ownRow, registration, type Step } from './steps.js';

/** Reporting lines as they would be after the rows before. */
type Lines = Map<string, string | null>;

const isAbove = (id: string, from: string, lines: Lines): boolean => {
  const passed = new Set<string>();
  for (let at: string | null = from; at !== null && !passed.has(at); at = lines.get(at) ?? null) {
    if (at === id) return true;
    passed.add(at);
  }
  return false;
};

const managerProblem = ({ id, manager }: PersonRow, lines: Lines): string | null => {
  if (!manager) return null;
  if (manager === id) return `own-manager: ${id} cannot report to themselves`;
  if (!lines.has(manager)) return `manager-unknown: ${manager} is neither registered nor in an accepted row`;
  return isAbove(id, manager, lines) ? `manager-loop: ${manager} would report to ${id}, and ${id} to them` : null;
};

const gone = ({ id, erased, leftOn }: RegisteredPerson): string | null => {
  if (erased) return `person-erased: ${id} was erased`;
  return leftOn === null ? null : `person-left: ${id} left on ${leftOn}`;
};
/** Names, and the departure itself, can be corrected of somebody who has left. */
const isRefused = (row: PersonRow, existing: RegisteredPerson, steps: readonly Step[]): boolean =>
  existing.erased ||
  (comesOrGoes(row, existing) !== 'return' &&
    steps.some(({ method, path }) => method !== 'PATCH' && !path.endsWith('/departure/correction')));

const newcomer = (
  row: PersonRow,
  lines: Lines,
  { refusal, warning }: Namesake,
  notes: readonly string[],
): RowReport => {
  const problem = refusal ?? managerProblem(row, lines);
  if (problem !== null) return rowReport(row, 'refused', [problem]);
  lines.set(row.id, row.manager ?? null);
  return rowReport(row, 'registered', [registration(row).says, ...(warning === null ? [] : [warning]), ...notes]);
};

type Told = Readonly<{ notes: readonly string[]; emailIsFree: boolean }>;
const registered = (row: PersonRow, existing: RegisteredPerson, lines: Lines, told: Told): RowReport => {
  const steps = changes(row, existing, told.emailIsFree);
  const notes = [...told.notes, ...fixedOf(row, existing, told.emailIsFree)];
  const says = steps.map((step) => step.says);
  if (steps.length === 0) return rowReport(row, 'unchanged', notes);
  const manager = movesTo(row, existing);
  const left = isRefused(row, existing, steps) ? gone(existing) : null;
  const problem = left ?? (manager === undefined ? null : managerProblem(row, lines));
  if (problem !== null) return rowReport(row, 'refused', [problem]);
  if (manager !== undefined) lines.set(row.id, manager);
  return rowReport(row, 'changed', [...says, ...notes]);
};

/** What would happen to each row, given the registered people and the rows before. Only the server checks dates. */
export const dryRun = (rows: readonly PersonRow[], { directory, importer, levels }: Known): readonly RowReport[] => {
  const lines: Lines = new Map();
  const namesakes = namesakesIn(rows, directory);
  for (const person of directory.values()) if (gone(person) === null) lines.set(person.id, person.manager?.id ?? null);
  return rows.map((row) => {
    const existing = directory.get(row.id);
    const own = ownRow(row, existing, importer);
    if (own !== null) return rowReport(row, 'refused', [own]);
    const notes = levelNotes(row, existing, levels);
    return existing === undefined
      ? newcomer(row, lines, namesakes.get(row.id) ?? NONE, notes)
      : registered(row, existing, lines, { notes, emailIsFree: isFreeEmail(row, directory) });
  });
};
