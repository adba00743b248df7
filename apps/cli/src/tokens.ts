import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedIssuer, KEY_FILE, type TokenRequest } from '@plumbline/access';
import { CliError, EXIT } from './exit-codes.js';

const OWN_TOKEN_SECONDS = 600;
const FRESH_MS = (OWN_TOKEN_SECONDS / 2) * 1_000;

/** `token` where it can stand in a header; the message never repeats it. */
const checked = (token: string, origin: string): string => {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new CliError(EXIT.usage, `${origin} holds no token. Put in what "plumbline token" prints, and nothing else.`);
};

const fromFile = (path: string): string => {
  try {
    return checked(readFileSync(path, 'utf8').trim(), `The file of --token-file, ${path},`);
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(EXIT.usage, `--token-file: cannot read ${path}. Name a file that holds a token.`);
  }
};

/** The key that a server with these settings signs with, where it is given to it. */
const givenKey = (): string | null => {
  const file = process.env['PLUMBLINE_SIGNING_KEY_FILE']?.trim() ?? '';
  return file === '' ? null : file;
};

const issuerOf = (dataDir: string): EmbeddedIssuer => {
  const file = givenKey();
  if (file === null && !existsSync(join(dataDir, KEY_FILE)))
    throw new CliError(
      EXIT.usage,
      `There is no signing key in ${dataDir}. Point --data-dir at the data directory of a server that has been started, ` +
        'or bring a token in PLUMBLINE_TOKEN or --token-file.',
    );
  try {
    return new EmbeddedIssuer(dataDir, file);
  } catch (error) {
    throw new CliError(
      EXIT.usage,
      `The signing key ${file ?? `in ${dataDir}`} cannot be used. ${error instanceof Error ? error.message : ''}`,
    );
  }
};

/** Signs with the key of a data directory that a server has made; never makes one. */
export const issue = async (dataDir: string, request: TokenRequest): Promise<string> => {
  const issuer = issuerOf(dataDir);
  try {
    return await issuer.issueToken(request);
  } catch (error) {
    if (error instanceof RangeError) throw new CliError(EXIT.usage, `--sub or --ttl: ${error.message}`);
    throw error;
  }
};

export type TokenOptions = Readonly<{ dataDir: string; tokenFile?: string }>;

const make = async ({ tokenFile, dataDir }: TokenOptions, given: string | undefined): Promise<string> => {
  if (tokenFile !== undefined) return fromFile(tokenFile);
  if (given !== undefined && given !== '') return checked(given, 'PLUMBLINE_TOKEN');
  return issue(dataDir, { subject: 'cli', roles: ['admin', 'auditor'], ttl: OWN_TOKEN_SECONDS });
};

/**
 * A token is never an argument, because arguments show in process lists. It comes from a file, from PLUMBLINE_TOKEN, or is
 * issued for ten minutes with the key in the data directory, which whoever can read it owns anyway. Made again every five
 * minutes: `events tail --follow` goes on for days, and a file may hold a newer token by then.
 */
export const tokenSource = (
  options: TokenOptions,
  given: string | undefined,
  now: () => number = Date.now,
): (() => Promise<string>) => {
  let token: Promise<string> | undefined;
  let madeAt = 0;
  return () => {
    if (token === undefined || now() - madeAt > FRESH_MS) {
      madeAt = now();
      token = make(options, given);
    }
    return token;
  };
};
