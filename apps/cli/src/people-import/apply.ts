import type { Receipt } from '@plumbline/responses';
import type { Client } from '../client.js';
import { CliError, EXIT } from '../exit-codes.js';
import { inFlight } from '../in-flight.js';
import { refusalOf } from '../problem.js';
import type { RegisteredPerson } from './directory.js';
import type { Known } from './known.js';
import { isFreeEmail, type Namesake, namesakesIn, NONE } from './namesakes.js';
import { rowReport, type RowReport } from './report.js';
import type { PersonRow } from './rows.js';
import { changes, fixedOf, levelNotes, ownRow, registration, type Step } from './steps.js';

const WIDTH = 16;

/** `id`: of whom it was sent. */
type Sent = Readonly<{ done: readonly string[]; refusal: string | null; id?: string | undefined }>;

/** Sends steps until one is refused. A step that changed nothing, because it is already so, counts for nothing. */
const sendAll = async (client: Client, steps: readonly Step[]): Promise<Sent> => {
  const done: string[] = [];
  let id: string | undefined;
  for (const { method = 'POST', path, body, says } of steps) {
    const answer = await client.send(method, path, { body });
    if (answer.status >= 500) client.accept(answer, `${method} ${path}`);
    if (answer.status >= 300) return { done, refusal: refusalOf(answer, '; ') };
    const receipt = answer.body as Partial<Receipt>;
    id = receipt.id;
    if (receipt.appended !== 0) done.push(says);
  }
  return { done, refusal: null, id };
};

/** Somebody new who has left already. */
const gone = (id: string, { leftOn }: PersonRow): readonly Step[] =>
  leftOn
    ? [
        {
          path: `/v1/people/${encodeURIComponent(id)}/departure`,
          body: { effectiveDate: leftOn },
          says: `left on ${leftOn}`,
        },
      ]
    : [];

type Checked = Known & Readonly<{ namesakes: ReadonlyMap<string, Namesake>; opaque: boolean }>;
type Applied = Sent & Readonly<{ outcome: 'registered' | 'changed'; notes: readonly string[] }>;

const register = async (client: Client, row: PersonRow, checked: Checked): Promise<Applied> => {
  const { namesakes, levels, ids, opaque } = checked;
  const { warning } = namesakes.get(row.id) ?? NONE;
  const notes = [...(warning === null ? [] : [warning]), ...levelNotes(row, undefined, levels)];
  const first = await sendAll(client, [registration(row, { withEmail: warning === null, opaque }, ids)]);
  if (first.refusal !== null) return { ...first, outcome: 'registered', notes };
  const { id = row.id } = first;
  ids.add(row.id, id);
  const then = await sendAll(client, gone(id, row));
  const made = opaque && first.done.length > 0 ? [`as ${id}`] : [];
  return { ...then, done: [...made, ...first.done, ...then.done], outcome: 'registered', notes };
};

const change = async (
  client: Client,
  row: PersonRow,
  existing: RegisteredPerson,
  { directory, levels, ids }: Checked,
): Promise<Applied> => {
  const emailIsFree = isFreeEmail(row, directory);
  const notes = [...levelNotes(row, existing, levels), ...fixedOf(row, existing, emailIsFree)];
  return { ...(await sendAll(client, changes(row, existing, { ids, emailIsFree }))), outcome: 'changed', notes };
};

const applyRow = async (client: Client, given: PersonRow, checked: Checked): Promise<RowReport> => {
  const { directory, namesakes, ids } = checked;
  const row = ids.resolved(given);
  const existing = directory.get(row.id);
  const unsent = ownRow(row, existing, checked) ?? (namesakes.get(row.id) ?? NONE).refusal;
  if (unsent !== null) return rowReport(given, 'refused', [unsent]);
  const applied = existing === undefined ? register(client, row, checked) : change(client, row, existing, checked);
  const { done, refusal, outcome, notes } = await applied;
  if (refusal !== null) return rowReport(given, 'refused', [...done.map((says) => `done: ${says}`), refusal]);
  return done.length === 0 ? rowReport(given, 'unchanged', notes) : rowReport(given, outcome, [...done, ...notes]);
};

/**
 * Sends rows to the server, a few at a time and nobody before their manager, and yields the result of each. When the server
 * stops answering, the remaining rows are not sent; importing the file again continues there, because what is already so
 * is left alone.
 */
export const applyRows = (
  client: Client,
  rows: readonly PersonRow[],
  known: Known,
  opaque: boolean,
): AsyncGenerator<RowReport> => {
  const begun = new Map<string, Promise<RowReport>>();
  let lost: string | null = null;
  const newcomers = rows.map((row) => known.ids.resolved(row));
  const checked = { ...known, namesakes: namesakesIn(newcomers, known.directory), opaque };
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
