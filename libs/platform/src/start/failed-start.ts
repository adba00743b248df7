import { ConfigError } from '../config/variables.js';

/** How a server or worker leaves that did not start; documented in docs/cli.md and docs/operations.md. */
const FAILED = 1;
const WRONG_SETTINGS = 2;

const isAboutArguments = (error: unknown): boolean =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

/** Says on stderr why a start failed, and leaves. */
export const leaveFailed = (error: unknown): never => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof ConfigError || isAboutArguments(error) ? WRONG_SETTINGS : FAILED);
};
