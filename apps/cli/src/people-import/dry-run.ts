import { nameInId } from '@plumbline/domain';
import type { RegisteredPerson } from './directory.js';
import type { Known } from './known.js';
import { isFreeEmail, type Namesake, namesakesIn, NONE } from './namesakes.js';
import { type Outcome, rowReport, type RowReport } from './report.js';
import type { PersonRow } from './rows.js';
import { changes, comesOrGoes, fixedOf, levelNotes, movesTo, ownRow, registration, type Step } from './steps.js';

/** Reporting lines as they would be after the rows before, by id; of somebody who gets one then, by what the file calls them. */
type Lines = Map<string, string | null>;

type Trying = Known & Readonly<{ lines: Lines; opaque: boolean }>;

const isAbove = (id: string, from: string, lines: Lines): boolean => {
  const passed = new Set<string>();
  for (let at: string | null = from; at !== null && !passed.has(at); at = lines.get(at) ?? null) {
    if (at === id) return true;
    passed.add(at);
  }
  return false;
};

const managerProblem = ({ id, manager }: PersonRow, { lines, ids }: Trying): string | null => {
  if (!manager) return null;
  const [called, above] = [ids.of(id), ids.of(manager)];
  if (manager === id) return `own-manager: ${called} cannot report to themselves`;
  if (!lines.has(manager)) return `manager-unknown: ${above} is neither registered nor in an accepted row`;
  return isAbove(id, manager, lines) ? `manager-loop: ${above} would report to ${called}, and ${called} to them` : null;
};

const idProblem = ({ id, name, email = null }: PersonRow, { namedIds, opaque }: Trying): string | null =>
  opaque || namedIds === 'allow' || nameInId(id, { displayName: name, email, sourceId: null }) === undefined
    ? null
    : `person-id-named: the id contains part of the name or the email; --opaque-ids registers under others`;

const gone = ({ id, erased, leftOn }: RegisteredPerson): string | null => {
  if (erased) return `person-erased: ${id} was erased`;
  return leftOn === null ? null : `person-left: ${id} left on ${leftOn}`;
};
/** Names, and the departure itself, can be corrected of somebody who has left. */
const isRefused = (row: PersonRow, existing: RegisteredPerson, steps: readonly Step[]): boolean =>
  existing.erased ||
  (comesOrGoes(row, existing) !== 'return' &&
    steps.some(({ method, path }) => method !== 'PATCH' && !path.endsWith('/departure/correction')));

/** What would come of a row. */
type Found = Readonly<{ outcome: Outcome; details: readonly string[] }>;
const refused = (problem: string): Found => ({ outcome: 'refused', details: [problem] });

const newcomer = (row: PersonRow, { refusal, warning }: Namesake, trying: Trying): Found => {
  const { lines, ids, levels, opaque } = trying;
  const problem = refusal ?? idProblem(row, trying) ?? managerProblem(row, trying);
  if (problem !== null) return refused(problem);
  lines.set(row.id, row.manager ?? null);
  const { says } = registration(row, { withEmail: true, opaque }, ids);
  const notes = [...(warning === null ? [] : [warning]), ...levelNotes(row, undefined, levels)];
  return { outcome: 'registered', details: [...(opaque ? ['under an id that is made then'] : []), says, ...notes] };
};

const registered = (row: PersonRow, existing: RegisteredPerson, trying: Trying): Found => {
  const { lines, ids, levels, directory } = trying;
  const emailIsFree = isFreeEmail(row, directory);
  const steps = changes(row, existing, { ids, emailIsFree });
  const notes = [...levelNotes(row, existing, levels), ...fixedOf(row, existing, emailIsFree)];
  const says = steps.map((step) => step.says);
  if (steps.length === 0) return { outcome: 'unchanged', details: notes };
  const manager = movesTo(row, existing);
  const left = isRefused(row, existing, steps) ? gone(existing) : null;
  const problem = left ?? (manager === undefined ? null : managerProblem(row, trying));
  if (problem !== null) return refused(problem);
  if (manager !== undefined) lines.set(row.id, manager);
  return { outcome: 'changed', details: [...says, ...notes] };
};

/** What would happen to each row, given the registered people and the rows before. Only the server checks dates. */
export const dryRun = (given: readonly PersonRow[], known: Known, opaque: boolean): readonly RowReport[] => {
  const { directory, ids } = known;
  const trying: Trying = { ...known, lines: new Map(), opaque };
  for (const person of directory.values())
    if (gone(person) === null) trying.lines.set(person.id, person.manager?.id ?? null);
  const rows = given.map((row) => [row, ids.resolved(row)] as const);
  const namesakes = namesakesIn(
    rows.map(([, row]) => row),
    directory,
  );
  const tried = (row: PersonRow): Found => {
    const existing = directory.get(row.id);
    const own = ownRow(row, existing, trying);
    if (own !== null) return refused(own);
    return existing === undefined
      ? newcomer(row, namesakes.get(row.id) ?? NONE, trying)
      : registered(row, existing, trying);
  };
  return rows.map(([row, resolved]) => {
    const { outcome, details } = tried(resolved);
    return rowReport(row, outcome, details);
  });
};
