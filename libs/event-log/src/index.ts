export * from './event-store.port.js';
export * from './text-references.js';
