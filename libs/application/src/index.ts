export * from './ports/event-store.port.js';
export * from './command-context.js';
export * from './command-errors.js';
export * from './decide-and-append.js';
export type { Loaded } from './aggregates.js';
