import type { Migrated } from '@plumbline/event-store';
import type { Command } from 'commander';
import { configurationOf, keysPlaceIn, orRefused } from '../configuration.js';
import { CliError, EXIT } from '../exit-codes.js';
import { Output } from '../output.js';
import type { GlobalOptions } from '../session.js';

type Options = GlobalOptions & Readonly<{ seal?: boolean }>;

const NONE = 'No settings name a database: files in a data directory are migrated by the start of the server.';

/** The address of the log, where that is in a database. */
const sharedLogOf = async (dataDir: string): Promise<string> => {
  const { store } = await configurationOf(dataDir);
  if (store.engine === 'postgres') return store.url.reveal();
  throw new CliError(EXIT.usage, NONE);
};

const lineOf = ([what, { from, to }]: readonly [string, Migrated]): string =>
  from === to
    ? `${what}: nothing to do, the tables have version ${String(to)}.`
    : `${what}: the tables had version ${String(from)}, and have version ${String(to)} now.`;

const migrateTables = async ({ dataDir, json }: GlobalOptions): Promise<void> => {
  const { store, keys } = await configurationOf(dataDir);
  const { migratePostgres, migratePostgresKeys } = await import('@plumbline/event-store');
  const migrated: Record<string, Migrated> = {};
  if (store.engine === 'postgres') migrated['events'] = await orRefused(() => migratePostgres(store.url.reveal()));
  const keysUrl = keys.url?.reveal();
  if (keysUrl !== undefined) migrated['keys'] = await orRefused(() => migratePostgresKeys(keysUrl));
  if (Object.keys(migrated).length === 0) throw new CliError(EXIT.usage, NONE);
  new Output(json).result(migrated, () => Object.entries(migrated).map(lineOf).join('\n'));
};

const finish = async (_: unknown, command: Command): Promise<void> => {
  const { dataDir, json } = command.optsWithGlobals<GlobalOptions>();
  const url = await sharedLogOf(dataDir);
  const { finishPostgres } = await import('@plumbline/event-store');
  const finished = await orRefused(() => finishPostgres(url));
  new Output(json).result(finished, () =>
    finished.wasFinished
      ? 'Nothing to do: the upgrade was finished before.'
      : `Finished: events of format ${String(finished.format)} are written from now on, and no copy of the release before starts on this log.`,
  );
};

export const migrateCommand = (program: Command): void => {
  const migrate = program
    .command('migrate')
    .description(
      "bring the tables of a log in PostgreSQL to this release, while copies of it and the release before run; with --seal, copy a data directory's log",
    )
    .argument('[from]', 'with --seal: data directory that is read, and not changed')
    .argument('[to]', 'with --seal: new data directory, or one where the same copy was cut short')
    .option('--seal', 'copy a log into a new one with texts about people sealed, while no server runs on either')
    .action(async (from: string | undefined, to: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const { json, seal } = options;
      if (seal !== true && from === undefined) {
        await migrateTables(options);
        return;
      }
      if (seal !== true || from === undefined || to === undefined)
        throw new CliError(EXIT.usage, 'Say what to do: plumbline migrate, or plumbline migrate --seal <from> <to>.');
      const { dataDir: _dataDir, ...keys } = await keysPlaceIn(await configurationOf(to));
      const { readable, sealLog } = await import('@plumbline/event-store');
      const out = new Output(json);
      const progress = out.progress('events');
      const copy = orRefused(() => sealLog({ from, to, keys, onProgress: progress.at }));
      const statement = await copy.finally(progress.end);
      out.result(statement, () => readable(statement));
    });
  migrate
    .command('finish')
    .description('once all copies are of this release: let it write events that the release before cannot read')
    .action(finish);
};
