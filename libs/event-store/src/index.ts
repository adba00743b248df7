export * from './codec/index.js';
export * from './memory/memory-event-store.js';
