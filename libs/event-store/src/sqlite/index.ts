export { EVENTS_FILE } from './connect.js';
export { commitCounter } from './counted-arrivals.js';
export { openSqliteEventFollower, openSqliteEventReader, openSqliteEventStore, type SqliteOptions } from './open.js';
export { lookAtSqlite } from './look.js';
export { checkDataDir } from './check-data-dir.js';
export { type FoundLeaf, storedLeaves } from './stored-leaves.js';
export { readable, sealLog, type SealStatement } from './seal-log/index.js';
