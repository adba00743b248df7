export * from './gaps-of.js';
export { lowerMedian } from './findings.js';
export * from './readiness-of.js';
export * from './types.js';
