import type { Command } from 'commander';
import { CliError, EXIT } from '../exit-codes.js';
import { Output } from '../output.js';
import type { GlobalOptions } from '../session.js';

type Options = GlobalOptions & Readonly<{ newMasterKeyFile?: string }>;

const said = (keys: number, masterKey: string): string =>
  keys === 0
    ? `No key was left to be wrapped anew: an earlier run did that. The master key is ${masterKey} now.`
    : `${keys.toString()} keys are wrapped by the master key ${masterKey} now.`;

const NEXT_STEPS: Readonly<Record<string, (file: string) => string>> = {
  destroyed: () => 'The old one was overwritten and removed. Backups of keys from before open with a copy of it alone.',
  'left to its owner': (file) =>
    `Give the server this one before it starts: PLUMBLINE_MASTER_KEY_FILE=${file}, or its text in PLUMBLINE_MASTER_KEY. Then destroy the old one.`,
};

export const keysCommand = (program: Command): void => {
  program
    .command('keys')
    .description('the keys that texts about people are sealed with')
    .command('rotate')
    .description('wrap all keys by a new master key, while no server runs')
    .option('--new-master-key-file <file>', 'file with the new master key, where that is not made here')
    .action(async (_: unknown, command: Command) => {
      const { dataDir, json, newMasterKeyFile = null } = command.optsWithGlobals<Options>();
      const { takeConfig } = await import('@plumbline/platform');
      const { rotateMasterKey } = await import('@plumbline/sealing');
      const config = takeConfig({ ...process.env, PLUMBLINE_DATA_DIR: dataDir });
      const out = new Output(json);
      try {
        const rotated = rotateMasterKey({ ...config.keys, dataDir: config.dataDir }, newMasterKeyFile);
        const next = NEXT_STEPS[rotated.old]?.(newMasterKeyFile ?? '') ?? '';
        out.result(rotated, () => `${said(rotated.keys, rotated.masterKey)}\n${next}`);
      } catch (error) {
        throw new CliError(EXIT.refused, error instanceof Error ? error.message : String(error));
      }
    });
};
