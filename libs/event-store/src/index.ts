export * from './backup/index.js';
export * from './codec/index.js';
export * from './memory/memory-event-store.js';
export * from './sqlite/index.js';
export * from './postgres/index.js';
export type { LogCopied, LogPlace } from './copy-log/index.js';
export { type KeysLook, type LogFound, type LogSeen, lookAtKeys } from './look.js';
export type { LogChecked } from './stored/checked.js';
export type { OpenKeys } from './keys-at.js';
