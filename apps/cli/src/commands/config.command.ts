import type { Config } from '@plumbline/platform';
import type { Command } from 'commander';
import { EXIT } from '../exit-codes.js';
import { Output } from '../output.js';
import type { GlobalOptions } from '../session.js';
import { type NameOf, placeOf } from '../settings-check/places.js';
import { tryEach } from '../settings-check/try-each.js';
import { lineOf, type Tried } from '../settings-check/tried.js';

type Read = Readonly<{ config: Config | null; problems: readonly string[] }>;

const read = async (dataDir: string): Promise<Read> => {
  const { problemsOf, takeConfig } = await import('@plumbline/platform');
  let config: Config | null = null;
  const problems = problemsOf(() => (config = takeConfig({ ...process.env, PLUMBLINE_DATA_DIR: dataDir })));
  return { config, problems };
};

const reportOf = ({ config, problems }: Read, engines: readonly Tried[], nameOf: NameOf): string => {
  if (config === null) return ['The configuration is not usable.', ...problems.map((one) => `  ${one}`)].join('\n');
  const { store, views, mode, projections } = config;
  const where = `Events in ${placeOf(store, nameOf)}, views in ${placeOf(views, nameOf)}, mode ${mode}, projections ${projections}.`;
  return ['The configuration is usable.', where, ...engines.map(lineOf)].join('\n');
};

export const configCommand = (program: Command): void => {
  program
    .command('config')
    .description('look at the settings of the server')
    .command('check')
    .description('say what is wrong with the settings, and which variable to set to what')
    .option(
      '--connect',
      'also try everything that they name: folders, events and their keys, views, files of keys, the OpenID provider, Kafka, the port',
    )
    .action(async (_: unknown, command: Command) => {
      const { dataDir, json, connect = false } = command.optsWithGlobals<GlobalOptions & { connect?: boolean }>();
      const found = await read(dataDir);
      const engines = connect && found.config !== null ? await tryEach(found.config) : [];
      const isUsable = found.config !== null;
      const { nameOfAddress: nameOf } = await import('@plumbline/event-store');
      const failing = engines.some(({ ok }) => !ok);
      new Output(json).result({ usable: isUsable, problems: found.problems, engines }, () =>
        reportOf(found, engines, nameOf),
      );
      if (!isUsable) process.exitCode = EXIT.usage;
      else if (failing) process.exitCode = EXIT.unreachable;
    });
};
