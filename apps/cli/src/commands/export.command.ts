import { Option, type Command } from 'commander';
import type { Flat } from '../export/columns.js';
import { csvLine } from '../export/csv.js';
import { DECISION_COLUMNS, decisionRows } from '../export/decisions.js';
import { READINESS_COLUMNS, readinessRows } from '../export/readiness.js';
import { targetOf } from '../export/target.js';
import type { Client } from '../client.js';
import { CliError, EXIT } from '../exit-codes.js';
import { find } from '../find.js';
import { sessionOf, type Session } from '../session.js';

type Format = 'csv' | 'jsonl';
type Options = Readonly<{ format?: Format; out?: string; cycle?: string }>;
type Kind = Readonly<{
  name: string;
  description: string;
  columns: readonly string[];
  /** Calls `leftOut` with what you may see and not export. */
  rows: (client: Client, query: string, leftOut: (id: string) => void) => AsyncGenerator<Flat>;
}>;

const KINDS: readonly Kind[] = [
  {
    name: 'decisions',
    description: 'every recorded decision with its tally',
    columns: Object.keys(DECISION_COLUMNS),
    rows: decisionRows,
  },
  {
    name: 'readiness',
    description: 'every nomination at every level of its track',
    columns: Object.keys(READINESS_COLUMNS),
    rows: readinessRows,
  },
];

/** `--json` asks for JSON on stdout, so there it decides the format. */
const formatOf = ({ format, out }: Options, json: boolean): Format => {
  if (!json || out !== undefined) return format ?? 'csv';
  if (format === 'csv')
    throw new CliError(EXIT.usage, '--json writes JSON lines: leave --format csv out, or name a file with --out.');
  return 'jsonl';
};

/** An unknown cycle would otherwise export like a cycle without decisions. */
const queryOf = async (client: Client, cycle: string | undefined): Promise<string> => {
  if (cycle === undefined) return '';
  await find(client, 'cycle', cycle);
  return `?cycle=${encodeURIComponent(cycle)}`;
};

const write = async (kind: Kind, options: Options, { client, out, options: { json } }: Session): Promise<void> => {
  const format = formatOf(options, json);
  const query = await queryOf(client, options.cycle);
  const target = targetOf(options.out);
  const bar = out.progress(`Exporting ${kind.name}`);
  const leftOut: string[] = [];
  let rows = 0;
  try {
    if (format === 'csv') await target.write(csvLine(kind.columns));
    for await (const row of kind.rows(client, query, (id) => leftOut.push(id))) {
      await target.write(format === 'csv' ? csvLine(Object.values(row)) : `${JSON.stringify(row)}\n`);
      rows += 1;
      bar.at(rows, null);
    }
  } catch (error) {
    target.drop();
    throw error;
  } finally {
    bar.end();
  }
  target.done();
  if (leftOut.length > 0) out.note(`Left out, because you may not see their readiness (yet): ${leftOut.join(', ')}.`);
  const { out: file } = options;
  if (file !== undefined) out.result({ file, rows, leftOut }, () => `${rows.toString()} rows in ${file}.`);
};

export const exportCommand = (program: Command): void => {
  const group = program.command('export').description('rows for a spreadsheet or another system');
  for (const kind of KINDS)
    group
      .command(kind.name)
      .description(kind.description)
      .addOption(new Option('--format <format>', 'csv, or jsonl for JSON lines (csv)').choices(['csv', 'jsonl']))
      .option('--out <file>', 'write here and not to stdout')
      .option('--cycle <id>', 'one cycle only')
      .action((options: Options, command: Command) => write(kind, options, sessionOf(command)));
};
