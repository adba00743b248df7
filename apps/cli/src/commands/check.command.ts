import type { DataDirChecked } from '@plumbline/event-store';
import type { Command } from 'commander';
import { fileConfigurationOf, keysPlaceIn, orRefused } from '../configuration.js';
import { EXIT } from '../exit-codes.js';
import { Output } from '../output.js';
import type { GlobalOptions } from '../session.js';

const reportOf = ({ events, texts, findings }: DataDirChecked): string =>
  [
    `${events.toString()} events. Texts about people: ${texts.opened.toString()} opened and are what was committed to, ${texts.clear.toString()} are in clear, ` +
      `${texts.erased.toString()} are gone with an erasure, ${texts.expired.toString()} with the end of their retention, ${texts.lost.toString()} because their keys were lost.`,
    findings.length === 0 ? 'All of it is as it was written.' : `${findings.length.toString()} findings:`,
    ...findings.map((finding) => `  ${finding}`),
  ].join('\n');

export const checkCommand = (program: Command): void => {
  program
    .command('check')
    .description('check every stored event and open every text, beside a running server or without one')
    .action(async (_: unknown, command: Command) => {
      const { dataDir: given, json } = command.optsWithGlobals<GlobalOptions>();
      const place = await keysPlaceIn(await fileConfigurationOf(given));
      const { checkDataDir } = await import('@plumbline/event-store');
      const out = new Output(json);
      const progress = out.progress('events');
      const checked = await orRefused(() => checkDataDir(place, progress.at)).finally(progress.end);
      out.result(checked, () => reportOf(checked));
      if (checked.findings.length > 0) process.exitCode = EXIT.partial;
    });
};
