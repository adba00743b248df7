import { resolve } from 'node:path';
import type { LogCopied, LogPlace } from '@plumbline/event-store';
import type { Command } from 'commander';
import { configurationOf, keysPlaceIn, orRefused } from '../configuration.js';
import { CliError, EXIT } from '../exit-codes.js';
import { Output } from '../output.js';
import type { GlobalOptions } from '../session.js';

type Options = GlobalOptions & Readonly<{ seal?: boolean; from?: string; to?: string }>;

const USAGE =
  'Say which migration: plumbline migrate --seal FROM TO, or plumbline migrate --from sqlite:FOLDER --to postgres://USER@HOST/DATABASE (or the other way round).';

const placeIn = (address: string): LogPlace => {
  const dir = /^sqlite:(?!\/\/)(.+)$/iu.exec(address)?.[1];
  if (dir !== undefined) return { dir: resolve(dir) };
  const url = /^postgres(?:ql)?:\/\//iu.test(address) ? URL.parse(address) : null;
  if (url !== null && url.hostname !== '' && url.username !== '' && url.pathname.length > 1) return { url: address };
  throw new CliError(EXIT.usage, `Addresses are sqlite: and a folder, or postgres://USER@HOST/DATABASE. ${USAGE}`);
};

const copied = ({ events, commands, digest, from, to }: LogCopied): string =>
  [
    `${events.toString()} events and ${commands.toString()} records of commands were copied from ${from} to ${to}, and compared.`,
    `SHA-256 over the leaf hashes of both, in global order: ${digest}`,
    `The keys of its texts were not copied: give the server the same ones, or copies of them. Nothing was changed in ${from}; start no server on it any more.`,
  ].join('\n');

const seal = async (from: string, to: string, out: Output): Promise<void> => {
  const keys = await keysPlaceIn(await configurationOf(to));
  const { readable, sealLog } = await import('@plumbline/event-store');
  const progress = out.progress('events');
  const copy = orRefused(() => sealLog({ from, to, keys, onProgress: progress.at }));
  const statement = await copy.finally(progress.end);
  out.result(statement, () => readable(statement));
};

const copy = async (from: LogPlace, to: LogPlace, out: Output): Promise<void> => {
  const { copyLog } = await import('@plumbline/event-store');
  const progress = out.progress('events');
  const done = await orRefused(() => copyLog(from, to, progress.at)).finally(progress.end);
  out.result(done, () => copied(done));
};

export const migrateCommand = (program: Command): void => {
  program
    .command('migrate')
    .description(
      'copy a log to another place, or a data directory into a new one with texts sealed; no server runs on either',
    )
    .argument('[from]', 'with --seal: data directory that is read, and not changed')
    .argument('[to]', 'with --seal: new data directory, or one where the same copy was cut short')
    .option('--seal', 'seal texts about people')
    .option(
      '--from <address>',
      'log that is read, and not changed: sqlite: and a folder, or postgres://USER@HOST/DATABASE',
    )
    .option('--to <address>', 'where to: a new folder or an empty database, or one where the same copy was cut short')
    .action(async (first: string | undefined, second: string | undefined, _: unknown, command: Command) => {
      const { json, seal: isSealing, from, to } = command.optsWithGlobals<Options>();
      const out = new Output(json);
      if (isSealing === true && first !== undefined && second !== undefined) return seal(first, second, out);
      if (isSealing !== true && first === undefined && from !== undefined && to !== undefined)
        return copy(placeIn(from), placeIn(to), out);
      throw new CliError(EXIT.usage, USAGE);
    });
};
