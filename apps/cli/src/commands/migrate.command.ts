import type { Command } from 'commander';
import { configurationOf, keysPlaceIn, orRefused } from '../configuration.js';
import { CliError, EXIT } from '../exit-codes.js';
import { Output } from '../output.js';
import type { GlobalOptions } from '../session.js';

type Options = GlobalOptions & Readonly<{ seal?: boolean }>;

export const migrateCommand = (program: Command): void => {
  program
    .command('migrate')
    .description(
      'copy the log of a data directory into a new one with texts about people sealed, while no server runs on either',
    )
    .argument('<from>', 'data directory that is read, and not changed')
    .argument('<to>', 'new data directory, or one where the same copy was cut short')
    .option('--seal', 'seal texts about people; the only migration there is')
    .action(async (from: string, to: string, _: unknown, command: Command) => {
      const { json, seal } = command.optsWithGlobals<Options>();
      if (seal !== true) throw new CliError(EXIT.usage, 'Say which migration: plumbline migrate --seal <from> <to>.');
      const keys = await keysPlaceIn(await configurationOf(to));
      const { readable, sealLog } = await import('@plumbline/event-store');
      const out = new Output(json);
      const progress = out.progress('events');
      const copy = orRefused(() => sealLog({ from, to, keys, onProgress: progress.at }));
      const statement = await copy.finally(progress.end);
      out.result(statement, () => readable(statement));
    });
};
