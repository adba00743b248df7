export { type BackupMade, makeBackup } from './make-backup.js';
export { type Restored, restoreBackup } from './restore-backup.js';
