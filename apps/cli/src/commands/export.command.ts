import type { RecordedEvent } from '@plumbline/responses';
import { Option, type Command } from 'commander';
import type { Flat } from '../export/columns.js';
import { csvLine } from '../export/csv.js';
import { DECISION_COLUMNS, decisionRows } from '../export/decisions.js';
import { RATING_COLUMNS, ratingRows, VOTE_COLUMNS, voteRows } from '../export/packets.js';
import { READINESS_COLUMNS, readinessRows } from '../export/readiness.js';
import { packetOf } from '../export/nominations.js';
import { targetOf } from '../export/target.js';
import type { Client } from '../client.js';
import { CliError, EXIT } from '../exit-codes.js';
import { find } from '../find.js';
import { sessionOf, type Session } from '../session.js';

type Format = 'csv' | 'jsonl';
type Options = Readonly<{ format?: Format; out?: string; cycle?: string; bom: boolean }>;
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
  {
    name: 'ratings',
    description: 'every criterion of every review that you may see',
    columns: Object.keys(RATING_COLUMNS),
    rows: ratingRows,
  },
  {
    name: 'votes',
    description: 'every vote that you may see',
    columns: Object.keys(VOTE_COLUMNS),
    rows: voteRows,
  },
];

/** Spreadsheets take a CSV file for UTF-8 where it begins with this, and else for the code page of their country. */
const BOM = '\ufeff';

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
    if (format === 'csv') await target.write(`${options.bom ? BOM : ''}${csvLine(kind.columns)}`);
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
  if (leftOut.length > 0)
    out.note(`Left out, because you may not see their ${kind.name} (yet): ${leftOut.join(', ')}.`);
  const { out: file } = options;
  if (file !== undefined) out.result({ file, rows, leftOut }, () => `${rows.toString()} rows in ${file}.`);
};

/** All of one nomination, as far as you may see it: its packet, and its history for auditors. */
const writeCase = async (id: string, path: string | undefined, { client, out }: Session): Promise<void> => {
  const packet = await packetOf(client, id);
  if (packet === undefined) throw new CliError(EXIT.refused, `There is no nomination ${id} that you may see.`);
  const at = `/v1/nominations/${encodeURIComponent(id)}`;
  const readiness = await client.send('GET', `${at}/readiness`);
  const history = (await client.send('GET', `${at}/history?limit=1`)).status === 200;
  const events: RecordedEvent[] = [];
  if (history) for await (const page of client.pages<RecordedEvent>(`${at}/history`)) events.push(...page);
  const whole = {
    packet,
    readiness: readiness.status === 200 ? readiness.body : null,
    history: history ? events : null,
  };
  const target = targetOf(path);
  await target.write(`${JSON.stringify(whole, null, 2)}\n`);
  target.done();
  if (path !== undefined) out.result({ file: path }, () => `The case of ${packet.candidate.name} is in ${path}.`);
};

export const exportCommand = (program: Command): void => {
  const group = program.command('export').description('rows for a spreadsheet or another system');
  group
    .command('case')
    .description('one nomination whole, as JSON: its packet, readiness, and for auditors every event')
    .argument('<nomination>', 'its id')
    .option('--out <file>', 'write here and not to stdout')
    .action((id: string, { out }: Options, command: Command) => writeCase(id, out, sessionOf(command)));
  for (const kind of KINDS)
    group
      .command(kind.name)
      .description(kind.description)
      .addOption(new Option('--format <format>', 'csv, or jsonl for JSON lines (csv)').choices(['csv', 'jsonl']))
      .option('--out <file>', 'write here and not to stdout')
      .option('--cycle <id>', 'one cycle only')
      .option('--no-bom', 'begin CSV without the mark that tells spreadsheets that it is UTF-8')
      .action((options: Options, command: Command) => write(kind, options, sessionOf(command)));
};
