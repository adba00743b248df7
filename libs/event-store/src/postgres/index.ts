export { openPostgresEventStore, type PostgresOptions } from './open.js';
export type { OpenKeys } from './keys.js';
