export * from './electorate.js';
export * from './may-break-tie.js';
export * from './quorum-of.js';
export * from './result-of.js';
export * from './tally-votes.js';
export type * from './types.js';
