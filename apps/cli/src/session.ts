import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedIssuer, KEY_FILE, type TokenRequest } from '@plumbline/access';
import type { Command } from 'commander';
import { Client } from './client.js';
import { CliError, EXIT } from './exit-codes.js';
import { Output } from './output.js';

export type GlobalOptions = Readonly<{ url: string; dataDir: string; json: boolean; tokenFile?: string }>;
const OWN_TOKEN_SECONDS = 600;

export type Session = Readonly<{ options: GlobalOptions; out: Output; client: Client }>;

const fromFile = (path: string): string => {
  if (!existsSync(path)) throw new CliError(EXIT.usage, `--token-file: there is no file ${path}.`);
  return readFileSync(path, 'utf8').trim();
};

/**
 * A token is never an argument, because arguments show in process lists. It comes from PLUMBLINE_TOKEN, from a file, or is
 * issued for a few minutes with the key in the data directory, which whoever can read it owns anyway.
 */
const tokenSource = (options: GlobalOptions): (() => Promise<string>) => {
  let token: Promise<string> | undefined;
  return () => {
    token ??= makeToken(options);
    return token;
  };
};

const makeToken = async ({ tokenFile, dataDir }: GlobalOptions): Promise<string> => {
  const given = process.env['PLUMBLINE_TOKEN'];
  if (given !== undefined && given !== '') return given;
  if (tokenFile !== undefined) return fromFile(tokenFile);
  return issue(dataDir, { subject: 'cli', roles: ['admin', 'auditor'], ttl: OWN_TOKEN_SECONDS });
};

/** Signs with the key of a data directory that a server has made; never makes one. */
export const issue = async (dataDir: string, request: TokenRequest): Promise<string> => {
  if (!existsSync(join(dataDir, KEY_FILE)))
    throw new CliError(
      EXIT.usage,
      `There is no signing key in ${dataDir}. Point --data-dir at the data directory of a server that has been started, ` +
        'or bring a token in PLUMBLINE_TOKEN or --token-file.',
    );
  try {
    return await new EmbeddedIssuer(dataDir).issueToken(request);
  } catch (error) {
    if (error instanceof RangeError) throw new CliError(EXIT.usage, error.message);
    throw error;
  }
};

export const sessionOf = (command: Command): Session => {
  const options = command.optsWithGlobals<GlobalOptions>();
  return { options, out: new Output(options.json), client: new Client(options.url, tokenSource(options)) };
};
