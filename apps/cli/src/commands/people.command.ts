import type { Command } from 'commander';
import { EXIT } from '../exit-codes.js';
import { table } from '../output.js';
import { applyRows } from '../people-import/apply.js';
import { COLUMNS } from '../people-import/columns.js';
import { oncePerPerson } from '../people-import/called-ids.js';
import { type Known, readKnown } from '../people-import/known.js';
import { dryRun } from '../people-import/dry-run.js';
import { loopsIn } from '../people-import/loops.js';
import { readText } from '../people-import/read-file.js';
import { countsOf, type Counts, rowReport, type RowReport, summary } from '../people-import/report.js';
import { type PersonRow, readRows } from '../people-import/rows.js';
import { sessionOf, type Session } from '../session.js';

const exitCodeFor = ({ refused, 'not-sent': lost, ...gone }: Counts): number => {
  if (lost > 0) return EXIT.unreachable;
  if (refused === 0) return EXIT.ok;
  return gone.registered + gone.changed + gone.unchanged === 0 ? EXIT.refused : EXIT.partial;
};

type Bringing = Readonly<{ known: Known; opaqueIds: boolean }>;

const bring = async (
  rows: readonly PersonRow[],
  { known, opaqueIds }: Bringing,
  { client, out }: Session,
): Promise<readonly RowReport[]> => {
  const bar = out.progress('Importing people');
  const reports: RowReport[] = [];
  for await (const report of applyRows(client, rows, known, opaqueIds)) {
    reports.push(report);
    bar.at(reports.length, rows.length);
  }
  bar.end();
  return reports;
};

type Options = Readonly<{ dryRun: boolean; opaqueIds: boolean }>;

const importPeople = async (file: string, { dryRun: dry, opaqueIds }: Options, session: Session): Promise<void> => {
  const { rows: read, bad } = readRows(readText(file));
  const loops = loopsIn(read);
  const known = await readKnown(session.client);
  const once = oncePerPerson(
    read.filter(({ id }) => !loops.has(id)),
    known.ids,
  );
  const looping = read.flatMap((row) => {
    const problem = loops.get(row.id);
    return problem === undefined ? [] : [rowReport(row, 'refused', [problem])];
  });
  const { rows } = once;
  const twice = once.twice.map(([row, problem]) => rowReport(row, 'refused', [problem]));
  const tried = dry ? dryRun(rows, known, opaqueIds) : await bring(rows, { known, opaqueIds }, session);
  const unusable = bad.map(({ problem, ...row }): RowReport => ({ ...row, outcome: 'refused', detail: problem }));
  const reports = [...unusable, ...looping, ...twice, ...tried].sort((a, b) => a.line - b.line);
  const counts = countsOf(reports);
  session.out.result({ dryRun: dry, counts, rows: reports }, () =>
    [
      table(
        ['line', 'id', 'outcome', 'detail'],
        reports.map(({ line, id, outcome, detail }) => [line.toString(), id, outcome, detail]),
      ),
      `${dry ? 'Dry run, nothing was changed: ' : ''}${summary(counts)}.`,
    ].join('\n'),
  );
  process.exitCode = exitCodeFor(counts);
};

export const peopleCommand = (program: Command): void => {
  program
    .command('people')
    .description('people and reporting lines')
    .command('import')
    .description('register people, and bring those who are registered up to date')
    .argument('<file>', `CSV with a header: ${COLUMNS.join(',')}`)
    .option('--dry-run', 'say what would happen, row by row, and change nothing', false)
    .option(
      '--opaque-ids',
      'register newcomers under ids that are made for them, and keep those of the file sealed',
      false,
    )
    .action((file: string, options: Options, command: Command) => importPeople(file, options, sessionOf(command)));
};
