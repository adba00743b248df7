import type { About, Table } from './define-table.js';
import type { Change, Key, Row, StoredRows } from './view.js';

type Erase = (row: Row) => Row;
type PersonalTable = Readonly<{ name: string; about: About; erase: Erase }>;

const eraseOf = ({ columns }: Table): Erase => {
  const personal = Object.entries(columns).flatMap(([column, { erased }]) =>
    erased === null ? [] : [{ column, erased }],
  );
  return (row) => ({
    ...row,
    ...Object.fromEntries(personal.map(({ column, erased }) => [column, erased(row[column])])),
  });
};

const personalTable = (table: Table): readonly PersonalTable[] =>
  table.about === null ? [] : [{ name: table.name, about: table.about, erase: eraseOf(table) }];

const keyOf = ({ key }: Table, row: Row): Key =>
  Object.fromEntries(key.map((column) => [column, row[column] as string]));

/** Finds text about a person by the personal columns, and removes it. */
export const erasureOf = (tables: readonly Table[], rows: StoredRows) => {
  const personal = new Map(tables.flatMap(personalTable).map((table) => [table.name, table]));
  const erased = tables.find(({ listsErased }) => listsErased);
  const erasedKey = erased?.key[0] ?? '';

  const rowsAbout = ({ name, about }: PersonalTable, personId: string): readonly Row[] => {
    if (typeof about === 'string') return rows.find(name, { [about]: personId });
    const owners = rows.find(about.table.name, { [about.column]: personId });
    return owners.flatMap((owner) => rows.find(name, keyOf(about.table, owner)));
  };
  const isAboutErased = (about: About, row: Row): boolean => {
    if (erased === undefined) return false;
    const names = typeof about === 'string' ? row : rows.get(about.table.name, keyOf(about.table, row));
    const person = names?.[typeof about === 'string' ? about : about.column];
    return typeof person === 'string' && rows.get(erased.name, { [erasedKey]: person }) !== undefined;
  };
  const withoutText = (change: Change): Change => {
    const table = personal.get(change.table);
    if (table === undefined || !('put' in change) || !isAboutErased(table.about, change.put)) return change;
    return { table: change.table, put: table.erase(change.put) };
  };

  return {
    erase: (personId: string): readonly Change[] => [
      ...(erased === undefined ? [] : [{ table: erased.name, put: { [erasedKey]: personId } }]),
      ...[...personal.values()].flatMap((table) =>
        rowsAbout(table, personId).map((row) => ({ table: table.name, put: table.erase(row) })),
      ),
    ],
    /** A parked stream may be projected after an erasure that happened while it was parked. */
    withoutErased: (changes: readonly Change[]): readonly Change[] =>
      erased === undefined ? changes : changes.map(withoutText),
  };
};
