import type { Known } from './directory.js';
import type { PersonRow } from './rows.js';

/** One request on the way of a row to the server. */
export type Step = Readonly<{ path: string; body: object; says: string }>;

const given = (name: string, value: string | null | undefined): object =>
  value === null || value === undefined ? {} : { [name]: value };

const dated = ({ effectiveDate }: PersonRow): object => given('effectiveDate', effectiveDate);

export const registration = (row: PersonRow): Step => ({
  path: '/v1/people',
  says: row.manager ? `reports to ${row.manager}` : 'at the top of a reporting line',
  body: {
    id: row.id,
    name: row.name,
    orgUnit: row.orgUnit,
    ...given('email', row.email),
    ...given('level', row.level),
    ...given('manager', row.manager),
    ...dated(row),
  },
});

const change = (what: string, from: string | null, to: string | null): string =>
  `${what} ${from ?? 'none'} -> ${to ?? 'none'}`;

/** Who the person would report to (null: nobody), where that is somebody else than today. */
export const movesTo = ({ manager: wanted }: PersonRow, { manager }: Known): string | null | undefined =>
  wanted === (manager?.id ?? null) ? undefined : wanted;

/** What it takes to make the person as the row says. An empty level is no change, because a level is never taken away. */
export const changes = (row: PersonRow, known: Known): readonly Step[] => {
  const at = `/v1/people/${encodeURIComponent(row.id)}`;
  const steps: Step[] = [];
  const step = (path: string, body: object, says: string): void => {
    steps.push({ path: `${at}/${path}`, body: { ...body, ...dated(row) }, says });
  };
  const manager = known.manager?.id ?? null;
  if (movesTo(row, known) !== undefined)
    step('manager', { manager: row.manager }, change('manager', manager, row.manager ?? null));
  if (row.orgUnit !== known.orgUnit)
    step('org-unit', { orgUnit: row.orgUnit }, change('org unit', known.orgUnit, row.orgUnit));
  if (row.level && row.level !== known.level)
    step('level', { level: row.level }, change('level', known.level, row.level));
  return steps;
};

/** What the row says and no import can change, so that nobody takes it for done. */
export const fixedOf = (row: PersonRow, known: Known): readonly string[] => {
  const differs = (cell: string | null | undefined, stored: string | null): boolean => Boolean(cell) && cell !== stored;
  return [
    ...(differs(row.name, known.name) ? ['name stays as it was registered'] : []),
    ...(differs(row.email, known.email) ? ['email stays as it was registered'] : []),
  ];
};
