export * from './ports/event-store.port.js';
export * from './command-context.js';
