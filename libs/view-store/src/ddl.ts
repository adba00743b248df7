import type { Column } from './columns.js';
import type { Table } from './define-table.js';

const SQL_TYPE = { text: 'TEXT', integer: 'INTEGER', json: 'TEXT' } as const;

/** Quotes a name; `defineTable` keeps quotes out of names. */
export const q = (name: string): string => `"${name}"`;
export const list = (names: readonly string[]): string => names.map(q).join(', ');

const columnDdl = (name: string, { kind, nullable }: Column): string =>
  `${q(name)} ${SQL_TYPE[kind]}${nullable ? '' : ' NOT NULL'}`;

/**
 * DDL of a table under a physical name, which differs from its own while it is being rebuilt. Indexes keep the name they were
 * created with when their table is renamed; nothing refers to that name.
 */
export const createTable = (table: Table, physical: string): readonly string[] => [
  `CREATE TABLE ${q(physical)} (${Object.entries(table.columns)
    .map(([name, column]) => columnDdl(name, column))
    .join(', ')}, PRIMARY KEY (${list(table.key)})) STRICT`,
  ...table.indexes.map(
    (columns) => `CREATE INDEX ${q(`${physical}_by_${columns.join('_')}`)} ON ${q(physical)} (${list(columns)})`,
  ),
];

/** The text that creates the tables and indexes: tables with the same layout have the same. */
export const layoutOf = (tables: readonly Table[]): string =>
  tables.flatMap((table) => createTable(table, table.name)).join(';\n');
