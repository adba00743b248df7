import { resolve } from 'node:path';
import type { BackupMade, Restored } from '@plumbline/event-store';
import type { KeysPlace } from '@plumbline/sealing';
import type { Command } from 'commander';
import { configurationOf, keysPlaceIn, orRefused } from '../configuration.js';
import { CliError, EXIT } from '../exit-codes.js';
import { Output } from '../output.js';
import type { GlobalOptions } from '../session.js';

type Options = GlobalOptions & Readonly<{ keys?: string }>;
type Findings = readonly string[];

const said = (findings: Findings): readonly string[] =>
  findings.length === 0 ? [] : [`${findings.length.toString()} findings:`, ...findings.map((one) => `  ${one}`)];

const made = ({ events, digest, file, keysFile, findings }: BackupMade): string =>
  [
    `${events.toString()} events are in ${file}, which opens, and is whole. SHA-256 over their leaf hashes: ${digest}`,
    keysFile === null
      ? 'Their keys are not in it: keep a backup of those, apart from this one, with --keys.'
      : `The keys of their texts are in ${keysFile}: keep it apart from the events, for 30 days at most. The master key is in neither.`,
    ...said(findings),
  ].join('\n');

const restored = ({ events, digest, dataDir, texts, findings }: Restored): string =>
  [
    `${events.toString()} events are in ${dataDir}, which are whole. SHA-256 over their leaf hashes: ${digest}`,
    `Texts about people: ${texts.opened.toString()} open, ${texts.erased.toString()} are gone with an erasure, ${texts.expired.toString()} with the end of their retention.`,
    'Ask again for every erasure since the backup, before anybody works with it. The start derives the views.',
    ...said(findings),
  ].join('\n');

/** A server's own tools copy what is on it. */
const ELSEWHERE = {
  postgres:
    'PLUMBLINE_STORE_URL: the events are in PostgreSQL. Copy that database with pg_dump, and restore it with pg_restore: docs/operations.md says how.',
  eventstoredb:
    'PLUMBLINE_STORE_URL: the events are in EventStoreDB. Back that server up with its own tools, and the keys by themselves: docs/integrations.md says how.',
};

const placeIn = async (dataDir: string): Promise<KeysPlace> => {
  const config = await configurationOf(dataDir);
  if (config.store.engine === 'sqlite') return keysPlaceIn(config);
  throw new CliError(EXIT.usage, ELSEWHERE[config.store.engine]);
};

const optional = (file: string | undefined): string | undefined => (file === undefined ? undefined : resolve(file));

export const backupCommand = (program: Command): void => {
  program
    .command('backup')
    .description(
      'copy the events of a data directory into a file, beside a running server or without one, and check it',
    )
    .argument('<file>', 'new file for the events')
    .option('--keys <file>', 'new file for the keys of their texts, to be kept apart')
    .action(async (file: string, _: unknown, command: Command) => {
      const { dataDir, json, keys } = command.optsWithGlobals<Options>();
      const place = await placeIn(dataDir);
      const { makeBackup } = await import('@plumbline/event-store');
      const out = new Output(json);
      const { at: onProgress, end } = out.progress('events');
      const asked = { place, to: resolve(file), keysTo: optional(keys), onProgress };
      const backup = await orRefused(() => makeBackup(asked)).finally(end);
      out.result(backup, () => made(backup));
      if (backup.findings.length > 0) process.exitCode = EXIT.partial;
    });
};

export const restoreCommand = (program: Command): void => {
  program
    .command('restore')
    .description('put a backup into a data directory that has no events, while no server runs on it')
    .argument('<file>', 'backup of the events')
    .option('--keys <file>', 'backup of the keys; without it, those that are where the settings say')
    .action(async (file: string, _: unknown, command: Command) => {
      const { dataDir, json, keys } = command.optsWithGlobals<Options>();
      const place = await placeIn(dataDir);
      const { restoreBackup } = await import('@plumbline/event-store');
      const out = new Output(json);
      const { at: onProgress, end } = out.progress('events');
      const asked = { place, from: resolve(file), keysFrom: optional(keys), onProgress };
      const done = await orRefused(() => restoreBackup(asked)).finally(end);
      out.result(done, () => restored(done));
      if (done.findings.length > 0) process.exitCode = EXIT.partial;
    });
};
