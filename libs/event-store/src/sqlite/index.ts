export { openSqliteEventReader, openSqliteEventStore, type SqliteOptions } from './open.js';
export { checkDataDir, type DataDirChecked } from './check-data-dir.js';
