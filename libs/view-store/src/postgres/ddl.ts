import type { Column } from '../columns.js';
import { list, q } from '../ddl.js';
import type { Table } from '../define-table.js';

const SQL_TYPE = { text: 'text COLLATE "C"', integer: 'bigint', json: 'text' } as const;
/** Of a column's values, many of them as one parameter. */
export const ARRAY_TYPE = { text: 'text[]', integer: 'bigint[]', json: 'text[]' } as const;

const columnDdl = (name: string, { kind, nullable }: Column): string =>
  `${q(name)} ${SQL_TYPE[kind]}${nullable ? '' : ' NOT NULL'}`;

/**
 * DDL of a table under a physical name. Indexes are named by the server, since their names are as unique as those of tables. Room in each page
 * lets a row be changed where it lies.
 */
export const createTable = (table: Table, physical: string): readonly string[] => [
  `CREATE TABLE ${q(physical)} (${Object.entries(table.columns)
    .map(([name, column]) => columnDdl(name, column))
    .join(', ')}, PRIMARY KEY (${list(table.key)})) WITH (fillfactor = 85)`,
  ...table.indexes.map((columns) => `CREATE INDEX ON ${q(physical)} (${list(columns)})`),
];

/** The text that creates the tables and indexes: tables with the same layout have the same. */
export const layoutOf = (tables: readonly Table[]): string =>
  tables.flatMap((table) => createTable(table, table.name)).join(';\n');

export const createFresh = (table: Table, physical: string): string =>
  [`DROP TABLE IF EXISTS ${q(physical)}`, ...createTable(table, physical)].join(';\n');

export const dropTable = (physical: string): string => `DROP TABLE IF EXISTS ${q(physical)}`;

export const renameTable = (from: string, to: string): string => `ALTER TABLE ${q(from)} RENAME TO ${q(to)}`;
