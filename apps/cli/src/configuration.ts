import type { Config } from '@plumbline/platform';
import type { KeysPlace } from '@plumbline/sealing';
import { CliError, EXIT } from './exit-codes.js';

/** What a server would be started with, for commands that work on its files. Loaded when it is needed: other commands are quicker without. */
export const configurationOf = async (dataDir: string): Promise<Config> => {
  const { takeConfig } = await import('@plumbline/platform');
  try {
    return takeConfig({ ...process.env, PLUMBLINE_DATA_DIR: dataDir });
  } catch (error) {
    throw new CliError(EXIT.usage, error instanceof Error ? error.message : String(error));
  }
};

/** An address of PostgreSQL that was typed: what the client would not keep to is refused. */
export const ensureAddress = async (url: string, named: string): Promise<void> => {
  if (!URL.canParse(url)) return;
  const problem = (await import('@plumbline/platform')).addressProblem(url);
  if (problem !== undefined) throw new CliError(EXIT.usage, `${named}: ${problem}.`);
};

/** Where the keys of a configuration are. */
export const keysPlaceIn = async (config: Pick<Config, 'dataDir' | 'keys'>): Promise<KeysPlace> =>
  (await import('@plumbline/platform')).keysPlaceOf(config);

/** Does what may be refused; the message of the error is for the person at the keyboard. */
export const orRefused = async <T>(work: () => T | Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw new CliError(EXIT.refused, error instanceof Error ? error.message : String(error));
  }
};
