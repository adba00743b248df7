import type { RegisteredPerson } from './directory.js';
import type { PersonRow } from './rows.js';

/** One request on the way of a row to the server. */
export type Step = Readonly<{ path: string; body: object; says: string }>;

const given = (name: string, value: string | null | undefined): object =>
  value === null || value === undefined ? {} : { [name]: value };

const dated = ({ effectiveDate }: PersonRow): object => given('effectiveDate', effectiveDate);

export const registration = (row: PersonRow, withEmail = true): Step => ({
  path: '/v1/people',
  says: row.manager ? `reports to ${row.manager}` : 'at the top of a reporting line',
  body: {
    id: row.id,
    name: row.name,
    orgUnit: row.orgUnit,
    ...(withEmail && given('email', row.email)),
    ...given('level', row.level),
    ...given('manager', row.manager),
    ...dated(row),
  },
});

const change = (what: string, from: string | null, to: string | null): string =>
  `${what} ${from ?? 'none'} -> ${to ?? 'none'}`;

/** Who the person would report to (null: nobody), where that is somebody else than today. */
export const movesTo = ({ manager: wanted }: PersonRow, { manager }: RegisteredPerson): string | null | undefined =>
  wanted === (manager?.id ?? null) ? undefined : wanted;

/** What it takes to make the person as the row says. An empty level is no change, because a level is never taken away. */
export const changes = (row: PersonRow, existing: RegisteredPerson): readonly Step[] => {
  const at = `/v1/people/${encodeURIComponent(row.id)}`;
  const steps: Step[] = [];
  const step = (path: string, body: object, says: string): void => {
    steps.push({ path: `${at}/${path}`, body: { ...body, ...dated(row) }, says });
  };
  const manager = existing.manager?.id ?? null;
  if (movesTo(row, existing) !== undefined)
    step('manager', { manager: row.manager }, change('manager', manager, row.manager ?? null));
  if (row.orgUnit !== existing.orgUnit)
    step('org-unit', { orgUnit: row.orgUnit }, change('org unit', existing.orgUnit, row.orgUnit));
  if (row.level && row.level !== existing.level)
    step('level', { level: row.level }, change('level', existing.level, row.level));
  return steps;
};

/** Nobody sets their own level or manager: why the row of the importer is one for another admin, null where it says nothing of these. */
export const ownRow = (row: PersonRow, existing: RegisteredPerson | undefined, importer: string): string | null => {
  if (row.id !== importer) return null;
  const sets = existing === undefined ? Boolean(row.level ?? row.manager) : setsLevelOrManager(row, existing);
  return sets ? `own-record: ${row.id} is you; another admin has to import this row` : null;
};

const setsLevelOrManager = (row: PersonRow, existing: RegisteredPerson): boolean =>
  movesTo(row, existing) !== undefined || Boolean(row.level && row.level !== existing.level);

/** A level that the row sets and no published framework knows, where one is published: nobody can be nominated from it. */
export const levelNotes = (
  { level }: PersonRow,
  existing: RegisteredPerson | undefined,
  levels: ReadonlySet<string>,
): readonly string[] =>
  !level || level === existing?.level || levels.size === 0 || levels.has(level)
    ? []
    : [`warning: level ${level} is neither a level nor an entry level of a published framework`];

/** What the row says but an import cannot change. */
export const fixedOf = (row: PersonRow, existing: RegisteredPerson): readonly string[] => {
  const differs = (cell: string | null | undefined, stored: string | null): boolean => Boolean(cell) && cell !== stored;
  return [
    ...(differs(row.name, existing.name) ? ['name stays as it was registered'] : []),
    ...(differs(row.email, existing.email) ? ['email stays as it was registered'] : []),
  ];
};
