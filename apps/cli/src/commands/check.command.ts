import type { LogChecked } from '@plumbline/event-store';
import type { StoredConfig } from '@plumbline/platform';
import type { KeysPlace } from '@plumbline/sealing';
import type { Command } from 'commander';
import { configurationOf, keysPlaceIn, orRefused } from '../configuration.js';
import { EXIT } from '../exit-codes.js';
import { Output } from '../output.js';
import type { GlobalOptions } from '../session.js';

const reportOf = ({ events, texts, findings }: LogChecked): string =>
  [
    `${events.toString()} events. Texts about people: ${texts.opened.toString()} opened and are what was committed to, ${texts.clear.toString()} are in clear, ` +
      `${texts.erased.toString()} are gone with an erasure, ${texts.expired.toString()} with the end of their retention, ${texts.lost.toString()} because their keys were lost.`,
    findings.length === 0 ? 'All of it is as it was written.' : `${findings.length.toString()} findings:`,
    ...findings.map((finding) => `  ${finding}`),
  ].join('\n');

const checkStored = async (
  { store }: StoredConfig,
  place: KeysPlace,
  onProgress: (checked: number, of: number) => void,
): Promise<LogChecked> => {
  const { checkDataDir, checkEventStoreDb, checkPostgres } = await import('@plumbline/event-store');
  if (store.engine === 'sqlite') return checkDataDir(place, onProgress);
  if (store.engine === 'postgres') return checkPostgres(store.url.reveal(), place, onProgress);
  const { eventStoreDbPlace } = await import('@plumbline/platform');
  return checkEventStoreDb(eventStoreDbPlace(store), place, onProgress);
};

export const checkCommand = (program: Command): void => {
  program
    .command('check')
    .description('check every stored event and open every text, beside a running server or without one')
    .action(async (_: unknown, command: Command) => {
      const { dataDir: given, json } = command.optsWithGlobals<GlobalOptions>();
      const config = await configurationOf(given);
      const place = await keysPlaceIn(config);
      const out = new Output(json);
      const progress = out.progress('events');
      const check = () => checkStored(config, place, progress.at);
      const checked = await orRefused(check).finally(progress.end);
      out.result(checked, () => reportOf(checked));
      if (checked.findings.length > 0) process.exitCode = EXIT.partial;
    });
};
