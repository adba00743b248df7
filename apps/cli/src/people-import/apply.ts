import type { Client } from '../client.js';
import { CliError, EXIT } from '../exit-codes.js';
import { inFlight } from '../in-flight.js';
import { refusalOf } from '../problem.js';
import type { Known } from './directory.js';
import { isFreeEmail, type Namesake, namesakesIn, NONE } from './namesakes.js';
import { rowReport, type RowReport } from './report.js';
import type { PersonRow } from './rows.js';
import { changes, fixedOf, levelNotes, ownRow, registration, type Step } from './steps.js';

const WIDTH = 16;

type Sent = Readonly<{ done: readonly string[]; refusal: string | null }>;

/** Sends steps until one is refused. A step that changed nothing, because it is already so, counts for nothing. */
const sendAll = async (client: Client, steps: readonly Step[]): Promise<Sent> => {
  const done: string[] = [];
  for (const { method = 'POST', path, body, says } of steps) {
    const answer = await client.send(method, path, { body });
    if (answer.status >= 500) client.accept(answer, `${method} ${path}`);
    if (answer.status >= 300) return { done, refusal: refusalOf(answer, '; ') };
    if ((answer.body as { appended?: number }).appended !== 0) done.push(says);
  }
  return { done, refusal: null };
};

/** Somebody new who has left already. */
const gone = ({ id, leftOn }: PersonRow): readonly Step[] =>
  leftOn
    ? [
        {
          path: `/v1/people/${encodeURIComponent(id)}/departure`,
          body: { effectiveDate: leftOn },
          says: `left on ${leftOn}`,
        },
      ]
    : [];

type Checked = Known & Readonly<{ namesakes: ReadonlyMap<string, Namesake> }>;

type Plan = Readonly<{ outcome: 'registered' | 'changed'; steps: readonly Step[]; notes: readonly string[] }>;

const planOf = (row: PersonRow, { directory, namesakes, levels }: Checked): Plan => {
  const existing = directory.get(row.id);
  const ofLevel = levelNotes(row, existing, levels);
  if (existing !== undefined) {
    const isFree = isFreeEmail(row, directory);
    const notes = [...ofLevel, ...fixedOf(row, existing, isFree)];
    return { outcome: 'changed', steps: changes(row, existing, isFree), notes };
  }
  const { warning } = namesakes.get(row.id) ?? NONE;
  const notes = warning === null ? ofLevel : [warning, ...ofLevel];
  return { outcome: 'registered', steps: [registration(row, warning === null), ...gone(row)], notes };
};

const applyRow = async (client: Client, row: PersonRow, checked: Checked): Promise<RowReport> => {
  const { directory, importer, namesakes } = checked;
  const unsent = ownRow(row, directory.get(row.id), importer) ?? (namesakes.get(row.id) ?? NONE).refusal;
  if (unsent !== null) return rowReport(row, 'refused', [unsent]);
  const { outcome, steps, notes } = planOf(row, checked);
  const { done, refusal } = await sendAll(client, steps);
  if (refusal !== null) return rowReport(row, 'refused', [...done.map((says) => `done: ${says}`), refusal]);
  return done.length === 0 ? rowReport(row, 'unchanged', notes) : rowReport(row, outcome, [...done, ...notes]);
};

/**
 * Sends rows to the server, a few at a time and nobody before their manager, and yields the result of each. When the server
 * stops answering, the remaining rows are not sent; importing the file again continues there, because what is already so
 * is left alone.
 */
export const applyRows = (client: Client, rows: readonly PersonRow[], known: Known): AsyncGenerator<RowReport> => {
  const begun = new Map<string, Promise<RowReport>>();
  let lost: string | null = null;
  const checked = { ...known, namesakes: namesakesIn(rows, known.directory) };
  const apply = async (row: PersonRow, after: Promise<RowReport> | undefined): Promise<RowReport> => {
    await after;
    if (lost !== null) return rowReport(row, 'not-sent', ['the server had stopped answering']);
    try {
      return await applyRow(client, row, checked);
    } catch (error) {
      if (!(error instanceof CliError) || error.exitCode === EXIT.usage) throw error;
      lost = error.message;
      return rowReport(row, 'not-sent', [`it may have gone in all the same: ${lost}`]);
    }
  };
  return inFlight(rows, WIDTH, (row) => {
    const report = apply(row, begun.get(row.manager ?? ''));
    begun.set(row.id, report);
    return report;
  });
};
