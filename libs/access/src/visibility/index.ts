export * from './sight.js';
export * from './withheld.js';
export * from './own-review-first.js';
