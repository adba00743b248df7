import type { KeysPlace, Rotated } from '@plumbline/sealing';
import type { Command } from 'commander';
import { configurationOf, keysPlaceIn, orRefused } from '../configuration.js';
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

const rotate = async (place: KeysPlace, newFile: string | undefined): Promise<Rotated> => {
  const { url } = place;
  if (url === null || url === undefined) return (await import('@plumbline/sealing')).rotateMasterKey(place, newFile);
  return (await import('@plumbline/event-store')).rotatePostgresMasterKey(url, place, newFile);
};

export const keysCommand = (program: Command): void => {
  program
    .command('keys')
    .description('the keys that texts about people are sealed with')
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
