/** Nothing is backed up or restored: the message says why, and what would help. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}
