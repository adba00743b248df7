/** Why a process did not start: one line that names what is wrong, where, and what mends it. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
  }
}
