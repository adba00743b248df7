export { openPostgresEventStore, type PostgresOptions } from './open.js';
export { lookAtPostgres } from './look.js';
export type { OpenKeys } from './keys.js';
