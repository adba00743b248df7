export * from './decider-spec.js';
export * from './events.js';
export * from './view-rows.js';
