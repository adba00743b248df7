export * from './codec/index.js';
export * from './memory/memory-event-store.js';
export * from './sqlite/index.js';
export * from './postgres/index.js';
export type { OpenKeys } from './keys-at.js';
