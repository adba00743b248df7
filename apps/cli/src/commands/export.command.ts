import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { Option, type Command } from 'commander';
import { decisionRows, readinessRows, type Flat } from '../export/rows.js';
import { csvLine } from '../export/csv.js';
import { sessionOf, type Session } from '../session.js';

type Format = 'csv' | 'jsonl';
type Options = Readonly<{ format: Format; out?: string; cycle?: string }>;
type Rows = (session: Session, cycle: string | undefined) => AsyncGenerator<Flat>;

const writer = async function* (rows: AsyncGenerator<Flat>, format: Format): AsyncGenerator<string> {
  let header = format === 'csv';
  for await (const row of rows) {
    if (header) yield csvLine(Object.keys(row));
    header = false;
    yield format === 'csv' ? csvLine(Object.values(row)) : `${JSON.stringify(row)}\n`;
  }
};

const write = async (target: Writable, text: string): Promise<void> => {
  if (!target.write(text)) await once(target, 'drain');
};

const run = async (rows: Rows, options: Options, session: Session): Promise<void> => {
  const target = options.out === undefined ? process.stdout : createWriteStream(options.out);
  const bar = session.out.progress('Exporting');
  let count = 0;
  for await (const text of writer(rows(session, options.cycle), options.format)) {
    await write(target, text);
    count += 1;
    bar.at(count, count);
  }
  bar.end();
  if (options.out === undefined) return;
  target.end();
  await once(target, 'finish');
  const written = options.format === 'csv' ? Math.max(0, count - 1) : count;
  session.out.result({ file: options.out, rows: written }, () => `${written.toString()} rows in ${options.out ?? ''}.`);
};

export const exportCommand = (program: Command): void => {
  const group = program.command('export').description('rows for a spreadsheet or another system');
  const kinds: readonly (readonly [string, string, Rows])[] = [
    ['decisions', 'every recorded decision with its tally', decisionRows],
    ['readiness', 'every nomination at every level of its track', readinessRows],
  ];
  for (const [name, description, rows] of kinds)
    group
      .command(name)
      .description(description)
      .addOption(new Option('--format <format>').choices(['csv', 'jsonl']).default('csv'))
      .option('--out <file>', 'write here and not to stdout')
      .option('--cycle <id>', 'one cycle only')
      .action((options: Options, command: Command) => run(rows, options, sessionOf(command)));
};
