/** Documented in docs/cli.md; scripts rely on them. */
export const EXIT = {
  ok: 0,
  unexpected: 1,
  /** Wrong arguments, or a file that cannot be used as it is. */
  usage: 2,
  /** No server answered, or it is not ready. */
  unreachable: 3,
  /** The server understood and said no. */
  refused: 4,
  /** Some of it went through, or is served, and some not; the report says what. */
  partial: 5,
} as const;

const NOT_NOW: readonly number[] = [502, 503, 504];

/** What an HTTP status from 400 on means for the command. */
export const exitCodeOf = (status: number): number => {
  if (status < 500) return EXIT.refused;
  return NOT_NOW.includes(status) ? EXIT.unreachable : EXIT.unexpected;
};

/** Ends the command with a message for the person at the keyboard, never with a stack. */
export class CliError extends Error {
  override readonly name = 'CliError';
  constructor(
    readonly exitCode: number,
    message: string,
    readonly details?: unknown,
  ) {
    super(message);
  }
}
