import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { CliError, EXIT } from '../exit-codes.js';
import { table } from '../output.js';
import { applyRow, Plan, type RowReport } from '../people-import/apply.js';
import { COLUMNS, readRows } from '../people-import/rows.js';
import { sessionOf, type Session } from '../session.js';

const registeredIds = async ({ client }: Session): Promise<Set<string>> => {
  const ids = new Set<string>();
  for await (const page of client.pages<{ id: string }>('/v1/people')) for (const { id } of page) ids.add(id);
  return ids;
};

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CliError(EXIT.usage, `Cannot read ${file}. Name a CSV file with the columns ${COLUMNS.join(', ')}.`);
  }
};

const importPeople = async (file: string, dryRun: boolean, session: Session): Promise<void> => {
  const { client, out } = session;
  const { rows, bad } = readRows(read(file));
  const plan = new Plan(dryRun, dryRun ? await registeredIds(session) : new Set());
  const reports: RowReport[] = bad.map(({ line, id, problem }) => ({ line, id, outcome: 'refused', detail: problem }));
  const bar = out.progress(dryRun ? 'Checking people' : 'Importing people');
  for (const [index, row] of rows.entries()) {
    reports.push(await applyRow(client, row, plan));
    bar.at(index + 1, rows.length);
  }
  bar.end();
  reports.sort((a, b) => a.line - b.line);
  const refused = reports.filter(({ outcome }) => outcome === 'refused').length;
  out.result({ dryRun, rows: reports, accepted: reports.length - refused, refused }, () =>
    [
      table(
        ['line', 'id', 'outcome', 'detail'],
        reports.map((row) => [row.line.toString(), row.id, row.outcome, row.detail]),
      ),
      `${dryRun ? 'Dry run, nothing was sent. ' : ''}${(reports.length - refused).toString()} accepted, ${refused.toString()} refused.`,
    ].join('\n'),
  );
  if (refused > 0) process.exitCode = EXIT.partial;
};

export const peopleCommand = (program: Command): void => {
  program
    .command('people')
    .description('people and reporting lines')
    .command('import')
    .argument('<file>', `CSV with a header: ${COLUMNS.join(',')}`)
    .option('--dry-run', 'say what would happen, row by row, and send nothing', false)
    .action((file: string, options: { dryRun: boolean }, command: Command) =>
      importPeople(file, options.dryRun, sessionOf(command)),
    );
};
