export { holdLock } from './lock.js';
export { makePrivate } from './private-file.js';
export { messageOf, sqliteCode } from './sqlite-error.js';
