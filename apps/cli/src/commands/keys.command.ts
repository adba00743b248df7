import type { KeysPlace, Rotated } from '@plumbline/sealing';
import type { Command } from 'commander';
import { configurationOf, ensureAddress, keysPlaceIn, orRefused } from '../configuration.js';
import { CliError, EXIT } from '../exit-codes.js';
import { Output } from '../output.js';
import type { GlobalOptions } from '../session.js';

type Options = GlobalOptions & Readonly<{ newMasterKeyFile?: string }>;

const said = (keys: number, masterKey: string): string =>
  keys === 0
    ? `No key was left to be wrapped anew: an earlier run did that. The master key is ${masterKey} now.`
    : `${keys.toString()} keys are wrapped by the master key ${masterKey} now.`;

const DESTROYED = 'The old one was overwritten and removed. Backups of keys from before open with a copy of it alone.';
const left = (file: string): string =>
  `Give the server this one before it starts: PLUMBLINE_MASTER_KEY_FILE=${file}, or its text in PLUMBLINE_MASTER_KEY. Then destroy the old one.`;
const moved = (file: string): string => `Give the server this one before it starts: PLUMBLINE_MASTER_KEY_FILE=${file}.`;

const COPIED =
  'Set PLUMBLINE_KEYS_URL to it, give every server the same master key, and destroy the file once they run.';

const rotate = async (place: KeysPlace, newFile: string | undefined): Promise<Rotated> => {
  const { url } = place;
  if (url === null || url === undefined) return (await import('@plumbline/sealing')).rotateMasterKey(place, newFile);
  return (await import('@plumbline/event-store')).rotatePostgresMasterKey(url, place, newFile);
};

const registerCopy = (keys: Command): void => {
  keys
    .command('copy')
    .description('copy the keys of a file into a database of PostgreSQL, while no server runs')
    .argument('<address>', 'postgres://USER@HOST/DATABASE, another than that of the events')
    .action(async (url: string, _: unknown, command: Command) => {
      const { dataDir: given, json } = command.optsWithGlobals<GlobalOptions>();
      const config = await configurationOf(given);
      if (config.keys.url !== null)
        throw new CliError(
          EXIT.usage,
          'PLUMBLINE_KEYS_URL: the keys are in PostgreSQL already. Name the file to copy.',
        );
      await ensureAddress(url, 'The address');
      const from = await keysPlaceIn(config);
      const eventsUrl = config.store.engine === 'postgres' ? config.store.url.reveal() : null;
      const { copyKeysToPostgres } = await import('@plumbline/event-store');
      const copied = await orRefused(() => copyKeysToPostgres({ from, url, eventsUrl }));
      new Output(json).result(copied, () => `${copied.keys.toString()} keys are in the database now. ${COPIED}`);
    });
};

export const keysCommand = (program: Command): void => {
  const keys = program.command('keys').description('the keys that texts about people are sealed with');
  registerCopy(keys);
  keys
    .command('rotate')
    .description('wrap all keys by a new master key, while no server runs')
    .option('--new-master-key-file <file>', 'file with the new master key, where that is not made here')
    .action(async (_: unknown, command: Command) => {
      const { dataDir: given, json, newMasterKeyFile } = command.optsWithGlobals<Options>();
      const place = await keysPlaceIn(await configurationOf(given));
      const rotated = await orRefused(() => rotate(place, newMasterKeyFile));
      const next = [
        ...(rotated.old === 'destroyed' ? [DESTROYED] : [left(newMasterKeyFile ?? '')]),
        ...(rotated.old === 'destroyed' && newMasterKeyFile !== undefined ? [moved(newMasterKeyFile)] : []),
      ];
      new Output(json).result(rotated, () => [said(rotated.keys, rotated.masterKey), ...next].join('\n'));
    });
};
