/** A log is not copied: the message says why, and what would help. */
export class SealRefused extends Error {
  override readonly name = 'SealRefused';
}
