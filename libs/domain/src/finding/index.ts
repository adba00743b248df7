export * from './events.js';
export * from './findings.js';
