import { RETENTION_CLASSES, type RetentionClass } from '@plumbline/domain';
import type { Cycle, Receipt, RetentionItem } from '@plumbline/responses';
import { CliError, EXIT } from '../exit-codes.js';
import { addressOf, asRead, find } from '../find.js';
import { listOf, queryOf, tableOf } from '../lists.js';
import type { Session } from '../session.js';

export type RetentionOptions = Readonly<Partial<Record<RetentionClass | 'reason', string>>>;

const OPTIONS: Readonly<Record<RetentionClass, string>> = {
  promoted: '--promoted',
  notPromoted: '--not-promoted',
  undecided: '--undecided',
};

const monthsIn = (option: string, given: string): number | null => {
  if (given === 'keep') return null;
  if (/^[1-9]\d{0,3}$/.test(given)) return Number(given);
  throw new CliError(EXIT.usage, `${option} ${given}: write a number of months, or keep.`);
};

/** Sets how long texts are kept, where that is given; otherwise lists what goes when. */
export const retentionOf = async (id: string, options: RetentionOptions, session: Session): Promise<void> => {
  const given = RETENTION_CLASSES.filter((name) => options[name] !== undefined);
  const { reason } = options;
  if ((given.length === 0) !== (reason === undefined))
    throw new CliError(EXIT.usage, `Say ${reason === undefined ? 'why, with --reason' : 'how many months, or keep'}.`);
  if (given.length === 0) await show(id, session);
  else await set(id, { given, options, reason }, session);
};

type Given = Readonly<{
  given: readonly RetentionClass[];
  options: RetentionOptions;
  reason: string | undefined;
}>;

const set = async (id: string, { given, options, reason }: Given, session: Session): Promise<void> => {
  const months = given.map((name) => [name, monthsIn(OPTIONS[name], options[name] ?? '')] as const);
  const found = await find(session.client, 'cycle', id);
  const retention = { ...(found.body as Cycle).retention, ...Object.fromEntries(months) };
  const receipt = await session.client.require<Receipt>('PUT', `${addressOf('cycle', id)}/retention`, {
    body: { retention, reason },
    headers: asRead(found),
  });
  session.out.result(receipt, () =>
    receipt.appended === 0 ? `The retention of ${id} is so already.` : `The retention of ${id} is set.`,
  );
};

const COLUMNS: Readonly<Record<string, (item: RetentionItem) => string>> = {
  due: ({ dueOn }) => dueOn,
  class: ({ class: ofClass }) => ofClass,
  candidate: ({ candidate }) => candidate.id,
  held: ({ heldBy }) => heldBy.map(({ caseNumber, until }) => `case ${caseNumber} until ${until}`).join(', '),
  nomination: ({ nomination }) => nomination.id,
};

const show = async (id: string, session: Session): Promise<void> => {
  const { retention, closedAt } = (await find(session.client, 'cycle', id)).body as Cycle;
  if (retention === null) throw new CliError(EXIT.refused, `You may not see how long texts of ${id} are kept.`);
  const items = await listOf<RetentionItem>(session, `/v1/retention${queryOf({ cycle: id })}`);
  session.out.result({ retention, closedAt, items }, () =>
    [
      `Months after the closure: ${RETENTION_CLASSES.map((name) => `${name} ${retention[name]?.toString() ?? 'keep'}`).join(', ')}.`,
      closedAt === null ? 'The cycle is not closed.' : `Closed on ${closedAt.slice(0, 10)}.`,
      ...(items.length === 0 ? [] : [tableOf(items, COLUMNS)]),
    ].join('\n'),
  );
};
