import type { EsdbLogPlace } from '@plumbline/event-store';
import type { StoredConfig } from '@plumbline/platform';
import type { KeysPlace } from '@plumbline/sealing';
import { CliError, EXIT } from './exit-codes.js';
import { messageOf } from './file-trouble.js';

const OPENS = { keys: true };
/** For commands that move or migrate what is stored, and open no text. */
export const NO_KEYS = { keys: false };

/**
 * Where a server has what it stores, for commands that work on that; what they do not need may be missing, or wrong. Loaded when it is needed: other
 * commands are quicker without.
 */
export const configurationOf = async (dataDir: string, needs = OPENS): Promise<StoredConfig> => {
  const { takeStoredConfig } = await import('@plumbline/platform');
  try {
    return takeStoredConfig({ ...process.env, PLUMBLINE_DATA_DIR: dataDir }, needs);
  } catch (error) {
    throw new CliError(EXIT.usage, messageOf(error));
  }
};

/** An address of PostgreSQL that was typed: what the client would not keep to is refused. */
export const ensureAddress = async (url: string, named: string): Promise<void> => {
  if (!URL.canParse(url)) return;
  const problem = (await import('@plumbline/platform')).addressProblem(url);
  if (problem !== undefined) throw new CliError(EXIT.usage, `${named}: ${problem}.`);
};

/** A log on EventStoreDB by an address that was typed; its prefix and the database of its locks as the settings say, unless they are given. */
export const esdbLogOf = async (
  address: string,
  named: string,
  own: Readonly<{ prefix?: string; views?: string }>,
): Promise<EsdbLogPlace> => {
  const { takeEventStoreDbLog } = await import('@plumbline/platform');
  try {
    return takeEventStoreDbLog(process.env, { address, named, ...own });
  } catch (error) {
    throw new CliError(EXIT.usage, messageOf(error));
  }
};

/** Where the keys of a configuration are. */
export const keysPlaceIn = async (config: Pick<StoredConfig, 'dataDir' | 'keys'>): Promise<KeysPlace> =>
  (await import('@plumbline/platform')).keysPlaceOf(config);

/** Does what may be refused; the message of the error is for the person at the keyboard. */
export const orRefused = async <T>(work: () => T | Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw error instanceof CliError ? error : new CliError(EXIT.refused, messageOf(error));
  }
};
