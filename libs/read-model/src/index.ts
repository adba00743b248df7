export * from './core/index.js';
export { TABLES, type Views } from './tables.js';
