export * from './event-store.port.js';
export * from './nomination-id.js';
export * from './stream-kind.js';
export * from './text-references.js';
