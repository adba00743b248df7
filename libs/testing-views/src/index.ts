export * from './view-rows.js';
export * from './every-event.js';
