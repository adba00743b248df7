export { holdLock, shareLock } from './lock.js';
export { identityOf, openedFile } from './opened-file.js';
export { makePrivate } from './private-file.js';
export { messageOf, sqliteCode } from './sqlite-error.js';
export { snapshot, syncFile } from './snapshot.js';
export { syncFolder } from './sync-folder.js';
export { lostCommits } from './wal.js';
export { missingEnd, sizeOf } from './whole-file.js';
