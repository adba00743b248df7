export * from './commands.js';
export * from './events.js';
export type * from './state.js';
