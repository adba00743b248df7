export * from './complete-reviews.js';
export * from './gaps-of.js';
export * from './managers-sight.js';
export * from './readiness-of.js';
export * from './types.js';
