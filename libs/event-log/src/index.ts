export * from './event-store.port.js';
export * from './stream-kind.js';
export * from './text-references.js';
