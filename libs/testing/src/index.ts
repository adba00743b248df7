export * from './decider-spec.js';
export * from './events.js';
export * from './history.js';
export * from './view-rows.js';
export * from './event-store.contract.js';
export * from './temp-dir.js';
export * from './nomination-story.js';
export * from './committee.js';
