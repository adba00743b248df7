export {
  BY_INDEX,
  connect,
  type ConnectOptions,
  hangUp,
  prepared,
  serverVersion,
  type Statement,
  together,
} from './connect.js';
export {
  concernsWhatWasSent,
  isLost,
  isOfPostgres,
  isRolledBack,
  isTooSlow,
  lacksResources,
  messageOf,
  NotConnected,
  TimedOut,
} from './failures.js';
export { Absence, type OnReach, type Reached } from './absence.js';
export { describe, explain, Explained, inWords, reasonOf, staysSo } from './explain.js';
export { ensureMayMake, ensureMayRun, looking, type LookOptions, mayMake } from './look.js';
export { Reach, type ReachOptions, type Refusal } from './reach.js';
export { before } from './before.js';
export { Listener, type ListenerOptions } from './listener.js';
export { Pool, type PoolOptions } from './pool.js';
export { Session } from './session.js';
export { type Asked, withClient } from './with-client.js';
export { beginUnder, createSchema, hasTable, underLock } from './tables.js';
