import type { Finished, LogCopied, LogPlace, Migrated } from '@plumbline/event-store';
import type { Command } from 'commander';
import { configurationOf, ensureAddress, esdbLogOf, keysPlaceIn, NO_KEYS, orRefused } from '../configuration.js';
import { CliError, EXIT } from '../exit-codes.js';
import { Output } from '../output.js';
import type { GlobalOptions } from '../session.js';

type Options = GlobalOptions &
  Readonly<{ seal?: boolean; from?: string; to?: string; fromPrefix?: string; fromViews?: string }>;

const USAGE =
  'Say what to do: plumbline migrate, plumbline migrate finish, plumbline migrate --seal FROM TO, or plumbline migrate --from ADDRESS --to ADDRESS, where an address is sqlite:FOLDER, postgres://USER@HOST/DATABASE or esdb://USER:PASSWORD@HOST:2113.';

/** `named`: the option. `own`: what is of EventStoreDB and not as the settings say. */
type Typed = Readonly<{ address: string; named: string; own?: Readonly<{ prefix?: string; views?: string }> }>;

const placeOf = async ({ address, named, own = {} }: Typed): Promise<LogPlace> => {
  const { isEventStoreDb, placeIn } = await import('@plumbline/platform');
  if (isEventStoreDb(address)) return esdbLogOf(address, named, own);
  const found = placeIn(address);
  if (found === null)
    throw new CliError(
      EXIT.usage,
      `${named}: addresses are sqlite: and a folder, postgres://USER@HOST/DATABASE, or esdb://USER:PASSWORD@HOST:2113. ${USAGE}`,
    );
  if (found.engine === 'sqlite') return { dir: found.dir };
  await ensureAddress(address, named);
  return { url: address };
};

const splitOf = ({ split, to }: LogCopied): readonly string[] =>
  split.length === 0
    ? []
    : [
        `${split.length.toString()} events are too large for one append of a server, and lie in parts in ${to}; copied from there they are whole again:`,
        ...split.map(
          ({ stream, revision, size, parts }) =>
            `  ${stream}, revision ${revision.toString()}: ${size.toString()} bytes in ${parts.toString()} parts`,
        ),
      ];

const copied = (done: LogCopied): string => {
  const { events, commands, digest, from, to, wasCopied } = done;
  return [
    wasCopied
      ? `Nothing to do: ${to} holds the copy of ${from} already, with ${events.toString()} events and ${commands.toString()} records of commands. Both were compared.`
      : `${events.toString()} events and ${commands.toString()} records of commands were copied from ${from} to ${to}, and compared.`,
    `SHA-256 over the leaf hashes of both, in global order: ${digest}`,
    ...splitOf(done),
    `The keys of its texts were not copied: give the server the same ones, or copies of them. Nothing was changed in ${from}; start no server on it any more.`,
  ].join('\n');
};

const seal = async (from: string, to: string, out: Output): Promise<void> => {
  const keys = await keysPlaceIn(await configurationOf(to));
  const { readable, sealLog } = await import('@plumbline/event-store');
  const progress = out.progress('events');
  const copy = orRefused(() => sealLog({ from, to, keys, onProgress: progress.at }));
  const statement = await copy.finally(progress.end);
  out.result(statement, () => readable(statement));
};

const copy = async ([from, to]: readonly [string, string], options: Options, out: Output): Promise<void> => {
  const { fromPrefix: prefix, fromViews: views } = options;
  const own = { ...(prefix !== undefined && { prefix }), ...(views !== undefined && { views }) };
  const places = [
    await placeOf({ address: from, named: '--from', own }),
    await placeOf({ address: to, named: '--to' }),
  ] as const;
  const { copyLog } = await import('@plumbline/event-store');
  const progress = out.progress('events');
  const done = await orRefused(() => copyLog(...places, progress.at)).finally(progress.end);
  out.result(done, () => copied(done));
};

const NONE =
  'No settings name a database: files in a data directory are migrated by the start of the server, and a log in EventStoreDB has no tables.';

const finishLog = async (dataDir: string): Promise<Finished> => {
  const { store } = await configurationOf(dataDir, NO_KEYS);
  const { finishEventStoreDb, finishPostgres } = await import('@plumbline/event-store');
  if (store.engine === 'postgres') return orRefused(() => finishPostgres(store.url.reveal()));
  if (store.engine === 'sqlite') throw new CliError(EXIT.usage, NONE);
  const { eventStoreDbPlace } = await import('@plumbline/platform');
  return orRefused(() => finishEventStoreDb(eventStoreDbPlace(store)));
};

const lineOf = ([what, { from, to }]: readonly [string, Migrated]): string =>
  from === to
    ? `${what}: nothing to do, the tables have version ${String(to)}.`
    : `${what}: the tables had version ${String(from)}, and have version ${String(to)} now.`;

const migrateTables = async ({ dataDir, json }: GlobalOptions): Promise<void> => {
  const { store, keys } = await configurationOf(dataDir, NO_KEYS);
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
  const finished = await finishLog(dataDir);
  new Output(json).result(finished, () =>
    finished.wasFinished
      ? 'Nothing to do: the upgrade was finished before.'
      : `Finished: events of format ${String(finished.format)} are written from now on, and no copy of the release before starts on this log.`,
  );
};

const isNamed = (pair: readonly (string | undefined)[]): pair is readonly [string, string] =>
  pair.every((each) => each !== undefined);
const isNone = (pair: readonly (string | undefined)[]): boolean => pair.every((each) => each === undefined);

const run = (folders: readonly (string | undefined)[], options: Options): Promise<void> => {
  const { json, seal: isSealing = false, from, to } = options;
  const addresses = [from, to];
  const out = new Output(json);
  const [given, none] = isSealing ? [folders, addresses] : [addresses, folders];
  if (!isNone(none)) throw new CliError(EXIT.usage, USAGE);
  if (isNamed(given)) return isSealing ? seal(...given, out) : copy(given, options, out);
  if (!isSealing && isNone(given)) return migrateTables(options);
  throw new CliError(EXIT.usage, USAGE);
};

export const migrateCommand = (program: Command): void => {
  const migrate = program
    .command('migrate')
    .description(
      'bring the tables of a log in PostgreSQL to this release, while copies of it and the release before run; with --from and --to, or --seal, copy a log',
    )
    .argument('[from]', 'with --seal: data directory that is read, and not changed')
    .argument('[to]', 'with --seal: new data directory, or one where the same copy was cut short')
    .option('--seal', 'copy a log into a new one with texts about people sealed, while no server runs on either')
    .option(
      '--from <address>',
      'log that is read, and not changed: sqlite: and a folder, postgres://USER@HOST/DATABASE, or esdb://USER:PASSWORD@HOST',
    )
    .option(
      '--to <address>',
      'where to: a new folder, an empty database or an unused prefix, or one where the same copy was cut short',
    )
    .option(
      '--from-prefix <prefix>',
      'with --from esdb:…, the prefix of its streams where it is not the one of the settings',
    )
    .option('--from-views <address>', 'with --from esdb:…, the database of its views, likewise')
    .action((from: string | undefined, to: string | undefined, _: unknown, command: Command) =>
      run([from, to], command.optsWithGlobals<Options>()),
    );
  migrate
    .command('finish')
    .description('once all copies are of this release: let it write events that the release before cannot read')
    .action(finish);
};
