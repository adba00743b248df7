import type { RegisteredPerson } from './directory.js';
import type { CalledIds } from './called-ids.js';
import type { PersonRow } from './rows.js';

/** One request on the way of a row to the server. */
export type Step = Readonly<{ method?: 'PATCH'; path: string; body: object; says: string }>;

const given = (name: string, value: string | null | undefined): object =>
  value === null || value === undefined ? {} : { [name]: value };

const dated = ({ effectiveDate }: PersonRow): object => given('effectiveDate', effectiveDate);

/** `opaque`: under an id that the server makes, with that of the file as the source's. */
export type Registering = Readonly<{ withEmail: boolean; opaque: boolean }>;

export const registration = (row: PersonRow, { withEmail, opaque }: Registering, ids: CalledIds): Step => ({
  path: '/v1/people',
  says: row.manager ? `reports to ${ids.of(row.manager)}` : 'at the top of a reporting line',
  body: {
    ...(opaque ? { sourceId: row.id } : { id: row.id }),
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

/** Leaving and coming back: only where the file says of everybody whether they are here. */
export const comesOrGoes = (
  { leftOn: wanted }: PersonRow,
  { leftOn }: RegisteredPerson,
): 'return' | 'departure' | null => {
  if (wanted === undefined || wanted === leftOn) return null;
  return wanted === null ? 'return' : 'departure';
};

const addressOf = ({ id }: PersonRow): string => `/v1/people/${encodeURIComponent(id)}`;

type Personal = Readonly<{ name?: string; email?: string }>;
/** An empty cell takes nothing away. */
const corrected = (row: PersonRow, { name, email }: RegisteredPerson, emailIsFree: boolean): Personal => ({
  ...(row.name !== name && { name: row.name }),
  ...(row.email && row.email !== email && emailIsFree && { email: row.email }),
});

const corrections = (row: PersonRow, existing: RegisteredPerson, emailIsFree: boolean): readonly Step[] =>
  Object.entries(corrected(row, existing, emailIsFree)).map(([what, value]) => ({
    ...{ method: 'PATCH', path: addressOf(row), body: { [what]: value }, says: `${what} corrected` },
  }));

const moves = (row: PersonRow, existing: RegisteredPerson, ids: CalledIds): readonly Step[] => {
  const step = (path: string, body: object, says: string): Step => ({
    ...{ path: `${addressOf(row)}/${path}`, body: { ...body, ...dated(row) }, says },
  });
  const { manager, orgUnit, level } = row;
  const called = (id: string | null | undefined): string | null => (id ? ids.of(id) : null);
  const isOnOther = level && level !== existing.level;
  return [
    ...(movesTo(row, existing) === undefined
      ? []
      : [step('manager', { manager }, change('manager', called(existing.manager?.id), called(manager)))]),
    ...(orgUnit === existing.orgUnit
      ? []
      : [step('org-unit', { orgUnit }, change('org unit', existing.orgUnit, orgUnit))]),
    ...(isOnOther ? [step('level', { level }, change('level', existing.level, level))] : []),
  ];
};

const departure = (row: PersonRow, { leftOn }: RegisteredPerson): Step => ({
  path: `${addressOf(row)}/${leftOn === null ? 'departure' : 'departure/correction'}`,
  body: { effectiveDate: row.leftOn },
  says: `left on ${row.leftOn ?? ''}`,
});

const comingBack = (row: PersonRow, { leftOn }: RegisteredPerson): Step => ({
  ...{ path: `${addressOf(row)}/return`, body: dated(row), says: `came back, having left on ${leftOn ?? ''}` },
});

/** What is told of a row beside it: whom its ids mean, and whether its email is nobody else's. */
export type Beside = Readonly<{ ids: CalledIds; emailIsFree: boolean }>;

/** What it takes to make the person as the row says. An empty level is no change, because a level is never taken away. */
export const changes = (row: PersonRow, existing: RegisteredPerson, { ids, emailIsFree }: Beside): readonly Step[] => {
  const leaving = comesOrGoes(row, existing);
  return [
    ...(leaving === 'return' ? [comingBack(row, existing)] : []),
    ...corrections(row, existing, emailIsFree),
    ...moves(row, existing, ids),
    ...(leaving === 'departure' ? [departure(row, existing)] : []),
  ];
};

/** Nobody sets their own level, manager or source id: why the row of the importer is one for another admin, null where it says nothing of these. */
export const ownRow = (
  row: PersonRow,
  existing: RegisteredPerson | undefined,
  { importer, ids, opaque }: Readonly<{ importer: string; ids: CalledIds; opaque: boolean }>,
): string | null => {
  if (row.id !== importer) return null;
  const sets = existing === undefined ? opaque || Boolean(row.level ?? row.manager) : setsLevelOrManager(row, existing);
  return sets ? `own-record: ${ids.of(row.id)} is you; another admin has to import this row` : null;
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

/** What an import leaves as it is, and says so. */
export const fixedOf = (row: PersonRow, existing: RegisteredPerson, emailIsFree: boolean): readonly string[] => [
  ...(existing.leftOn !== null && row.leftOn === undefined
    ? [`left on ${existing.leftOn}: a column leftOn, empty in this row, brings them back`]
    : []),
  ...(row.email && row.email !== existing.email && !emailIsFree
    ? ['warning: the email is that of somebody else, and stays as it was']
    : []),
];
