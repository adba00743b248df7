export { openSqliteEventReader, openSqliteEventStore, type SqliteOptions } from './open.js';
