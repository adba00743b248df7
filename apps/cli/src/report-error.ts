import { CommanderError } from 'commander';
import { CliError, EXIT } from './exit-codes.js';
import { fileTrouble } from './file-trouble.js';
import { shown } from './shown.js';

/** How a command failed, for a script: one JSON value in place of the result. */
type Failure = Readonly<{ error: string; exitCode: number; details?: unknown }>;

/** Commander has written its own message to stderr already. */
const ofUsage = ({ code, message, exitCode }: CommanderError): Failure =>
  code === 'commander.help'
    ? { error: 'No command was named; --help lists them.', exitCode: EXIT.usage }
    : { error: message, exitCode: exitCode === 0 ? EXIT.ok : EXIT.usage };

const failureOf = (error: unknown): Failure => {
  if (error instanceof CommanderError) return ofUsage(error);
  if (error instanceof CliError) return { error: error.message, exitCode: error.exitCode, details: error.details };
  const trouble = fileTrouble(error);
  if (trouble !== undefined) return { error: trouble, exitCode: EXIT.usage };
  return { error: error instanceof Error ? error.message : String(error), exitCode: EXIT.unexpected };
};

/** Says what went wrong, to people on stderr and with `json` to scripts on stdout, and answers the exit code. */
export const reportError = (error: unknown, json: boolean): number => {
  const failure = failureOf(error);
  if (failure.exitCode === EXIT.ok) return EXIT.ok;
  if (json) process.stdout.write(`${shown(JSON.stringify(failure))}\n`);
  if (!(error instanceof CommanderError)) process.stderr.write(`${shown(failure.error)}\n`);
  return failure.exitCode;
};
