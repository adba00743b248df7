export * from './principal.js';
export * from './policy.js';
export * from './decide.js';
export * from './relations.js';
