export { defineTable, type ColumnKind, type Table } from './define-table.js';
export { fromJson, type DatabaseOf, type JsonText } from './database.js';
